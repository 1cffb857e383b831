import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { inWorkspace } from '../../../shared/conversations/routes.ts';
import type { ConsoleNotice } from '../../../shared/notifications/model.ts';
import { useSettings } from '../../app/settings.ts';
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

/** Shows each notice through the browser, where it was allowed and nobody is looking at the console. */
export function useBrowserNotices(): void {
  const { client, connection } = useLink();
  const navigate = useNavigate();
  const { notifications } = useSettings();
  const isBrowser = useIsBrowserHost();
  const isWanted = notifications && isBrowser;
  const show = useEffectEvent((notice: ConsoleNotice) => {
    const isLooking = document.visibilityState === 'visible' && document.hasFocus();
    if (!isWanted || isLooking) return;
    if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
    // A newer notice about the same conversation takes the place of the one before.
    const shown = new Notification(notice.title, { body: notice.body, tag: notice.route });
    shown.addEventListener('click', () => {
      window.focus();
      shown.close();
      void navigate({ href: inWorkspace(notice.route, notice.workspaceId) });
    });
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
