import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { ConsoleNotice } from '../../shared/notifications/model.ts';
import { useBrowserNotices } from '../features/notifications/use-browser-notices.ts';
import { follow } from '../link/follow.ts';
import { useLink } from '../link/link-context.tsx';
import { Toast } from '../ui/toast.tsx';
import { showToast, useToasts } from '../ui/toasts.ts';
import { useCurrentWorkspace } from './current-workspace.ts';
import { appText } from './text.ts';
import styles from './notices.module.css';

// Long enough to be seen on coming back to the desk; what it is about stays counted in the rail.
const noticeLastsMs = 15_000;
const mostEarly = 9;

type EarlyNotice = { readonly notice: ConsoleNotice; readonly heardAt: number };

/** The stack of notices in the corner; read out as they come. */
export function Notices() {
  const toasts = useToasts((state) => state.toasts);
  useNoticeStream();
  useBrowserNotices();
  return (
    <section
      className={styles.stack}
      aria-label={appText.notices}
      aria-live="polite"
      aria-relevant="additions"
    >
      {toasts.map((toast) => (
        <Toast key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

// One notice for one place: a newer one about the same conversation takes the place of the one before.
function idAbout(route: string): string {
  return `notice:${route}`;
}

/** Shows each notice that the core raises, once, with a way to what it is about. */
function useNoticeStream(): void {
  const { client, connection } = useLink();
  const navigate = useNavigate();
  const workspace = useCurrentWorkspace();
  const path = useRouterState({ select: (state) => state.location.pathname });
  // Notices of a workspace that is just being opened, until the screen knows that it is.
  const early = useRef<readonly EarlyNotice[]>([]);
  const show = useEffectEvent((notice: ConsoleNotice) => {
    if (notice.workspaceId !== workspace?.id) {
      early.current = [...early.current.slice(-mostEarly), { notice, heardAt: Date.now() }];
      return;
    }
    if (notice.route === path) return;
    showToast({
      id: idAbout(notice.route),
      tone: 'attention',
      lastsMs: noticeLastsMs,
      title: notice.title,
      body: notice.body,
      action: { label: appText.open, run: () => void navigate({ href: notice.route }) },
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
  // What a notice is about is on screen now.
  useEffect(() => useToasts.getState().dismiss(idAbout(path)), [path]);
  useEffect(() => {
    const since = Date.now() - noticeLastsMs;
    const heard = early.current.filter(({ heardAt }) => heardAt >= since);
    early.current = heard.filter(({ notice }) => notice.workspaceId !== workspace?.id);
    for (const { notice } of heard) if (notice.workspaceId === workspace?.id) show(notice);
  }, [workspace?.id]);
}
