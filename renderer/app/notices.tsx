import { useNavigate, useRouterState } from '@tanstack/react-router';
import { IconBell, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { inboxRoute } from '../../shared/conversations/routes.ts';
import type { ConsoleNotice } from '../../shared/notifications/model.ts';
import { useBrowserNotices } from '../features/notifications/use-browser-notices.ts';
import { follow } from '../link/follow.ts';
import { useLink } from '../link/link-context.tsx';
import { Toast } from '../ui/toast.tsx';
import { showToast, type ToastEntry, useToasts } from '../ui/toasts.ts';
import { expectArrival } from './commands/arrival.ts';
import { keys } from './commands/keys.ts';
import { commandText } from './commands/text.ts';
import { useCommands } from './commands/use-commands.ts';
import { useCurrentWorkspace } from './current-workspace.ts';
import { useJustOpened } from './just-opened.ts';
import { appText } from './text.ts';
import styles from './notices.module.css';

// Long enough to be seen on coming back to the desk; what it is about stays counted in the rail.
const noticeLastsMs = 15_000;
const mostEarly = 9;
const mostNoticesShown = 2;

type EarlyNotice = { readonly notice: ConsoleNotice; readonly heardAt: number };

/** The stack of notices in the corner; read out as they come. */
export function Notices() {
  const toasts = useToasts((state) => state.toasts);
  useNoticeStream();
  useBrowserNotices();
  const stack = useRef<HTMLElement>(null);
  useCommands([
    {
      id: 'notices.newest',
      label: commandText.newestNotice,
      group: 'console',
      icon: IconBell,
      shortcut: keys.newestNotice,
      run:
        toasts.length === 0
          ? undefined
          : () =>
              stack.current
                ?.querySelector<HTMLElement>('[role="group"]:last-of-type button')
                ?.focus(),
    },
  ]);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // Beside the inbox's own list one is enough.
  const most = path.startsWith(inboxRoute) ? 1 : mostNoticesShown;
  const hidden = countedOnly(
    toasts.filter(({ id }) => isNotice(id)),
    most,
  );
  return (
    <section
      ref={stack}
      className={styles.stack}
      aria-label={appText.notices}
      aria-live="polite"
      aria-relevant="additions"
    >
      {toasts
        .filter((toast) => !hidden.includes(toast))
        .map((toast) => (
          <Toast key={toast.id} toast={toast} />
        ))}
      {hidden.length === 0 ? null : (
        <MoreNotices key={hidden.map(({ id }) => id).join(' ')} hidden={hidden} />
      )}
    </section>
  );
}

// The newest are shown; those before them, and a notice that is itself a number, become one line.
function countedOnly(notices: readonly ToastEntry[], most: number): readonly ToastEntry[] {
  const single = notices.filter(({ count }) => count === undefined);
  const shown = single.length === 0 ? notices : single.slice(-most);
  return notices.filter((notice) => !shown.includes(notice));
}

/** How many more there are, and the way to all of them. */
function MoreNotices({ hidden }: { readonly hidden: readonly ToastEntry[] }) {
  const navigate = useNavigate();
  const dismiss = useToasts((state) => state.dismiss);
  const dismissAll = useEffectEvent(() => hidden.forEach(({ id }) => dismiss(id)));
  useEffect(() => {
    const timer = setTimeout(dismissAll, noticeLastsMs);
    return () => clearTimeout(timer);
  }, []);
  const open = () => {
    for (const { id } of useToasts.getState().toasts) if (isNotice(id)) dismiss(id);
    expectArrival();
    void navigate({ to: inboxRoute });
  };
  return (
    <button type="button" className={styles.more} onClick={open}>
      {appText.moreNeedYou(hidden.reduce((sum, { count = 1 }) => sum + count, 0))}
      <IconChevronRight size={14} aria-hidden />
    </button>
  );
}

// One notice for one place: a newer one about the same conversation takes the place of the one before.
function idAbout(route: string): string {
  return `${noticePrefix}${route}`;
}

const noticePrefix = 'notice:';

function isNotice(id: string): boolean {
  return id.startsWith(noticePrefix);
}

/** Shows each notice that the core raises, once, with a way to what it is about. */
function useNoticeStream(): void {
  const { client, connection } = useLink();
  const navigate = useNavigate();
  const workspace = useCurrentWorkspace();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const isJustOpened = useJustOpened(workspace?.id);
  // Notices of a workspace that is just being opened, until the screen knows that it is.
  const early = useRef<readonly EarlyNotice[]>([]);
  const show = useEffectEvent((notice: ConsoleNotice) => {
    if (notice.workspaceId !== workspace?.id) {
      early.current = [...early.current.slice(-mostEarly), { notice, heardAt: Date.now() }];
      return;
    }
    if (notice.route === path) return;
    // What is found on opening a workspace is on top of its inbox and counted in the rail: it is no news.
    if (notice.kind !== 'reply' && isJustOpened()) return;
    showToast({
      id: idAbout(notice.route),
      tone: 'attention',
      lastsMs: noticeLastsMs,
      title: notice.title,
      ...(notice.kind === 'several' || notice.kind === 'summary' ? { count: notice.count } : {}),
      body: notice.body,
      action: {
        label: appText.open,
        run() {
          expectArrival();
          void navigate({ href: notice.route });
        },
      },
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
