import { IconBell } from '@tabler/icons-react';
import { Button } from '../../ui/button.tsx';
import { notificationsText } from './text.ts';
import { useBrowserPermission } from './permission.ts';
import { useIsBrowserHost } from './use-browser-notices.ts';

/** Says whether the browser shows notices, and lets the recruiter allow them; nothing in the desktop app. */
export function BrowserNotices() {
  const { permission, isAsking, ask } = useBrowserPermission();
  const isBrowser = useIsBrowserHost();
  if (!isBrowser) return null;
  return (
    <div role="group" aria-label={notificationsText.browser}>
      <p>{notificationsText[permission]}</p>
      {permission === 'default' ? (
        <Button icon={IconBell} busy={isAsking} onClick={() => void ask()}>
          {isAsking ? notificationsText.asking : notificationsText.allow}
        </Button>
      ) : null}
    </div>
  );
}
