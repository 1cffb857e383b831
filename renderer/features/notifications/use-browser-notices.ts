import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { inWorkspace } from '../../../shared/conversations/routes.ts';
import type { ConsoleNotice, pageFates } from '../../../shared/notifications/model.ts';
import { follow } from '../../link/follow.ts';
import { useLink } from '../../link/link-context.tsx';

/** Whether the console runs in a browser; the desktop app shows notices by itself. */
export function useIsBrowserHost(): boolean {
  const { queries } = useLink();
  const { data } = useQuery(queries.settings.about.queryOptions({ input: {} }));
  return data?.host === browserHost;
}

/** How the web host calls itself (`electron/web/host.ts`). */
const browserHost = 'Browser';

/** Shows each notice through the browser, where it was allowed and nobody is looking at the console; tells what became of it. */
export function useBrowserNotices(): void {
  const { client, connection } = useLink();
  const navigate = useNavigate();
  const isBrowser = useIsBrowserHost();
  const show = useEffectEvent((notice: ConsoleNotice) => {
    if (!isBrowser || !notice.outside) return;
    const fate = showInBrowser(notice, () => {
      void navigate({ href: inWorkspace(notice.route, notice.workspaceId) });
    });
    // What could not be told is one line of the answer to 'Why was I not notified?' that stays vague.
    client.notifications
      .report({ id: notice.id, fate, requestId: crypto.randomUUID() })
      .catch(() => undefined);
  });
  useEffect(
    () =>
      follow<ConsoleNotice>(connection, {
        open: (signal) => client.notifications.watch({}, { signal }),
        onEvent: (notice) => show(notice),
      }),
    [client, connection],
  );
}

function showInBrowser(notice: ConsoleNotice, open: () => void): (typeof pageFates)[number] {
  if (document.visibilityState === 'visible' && document.hasFocus()) return 'looking';
  if (typeof Notification === 'undefined') return 'unsupported';
  if (Notification.permission !== 'granted') return 'not-allowed';
  // A newer notice about the same conversation takes the place of the one before, and is heard all the same.
  const options: NotificationOptions & { readonly renotify: boolean } = {
    body: notice.body,
    tag: notice.route,
    silent: !notice.sound,
    renotify: true,
  };
  const shown = new Notification(notice.title, options);
  shown.addEventListener('click', () => {
    window.focus();
    shown.close();
    open();
  });
  return 'shown';
}
