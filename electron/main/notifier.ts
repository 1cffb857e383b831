import { Notification, type NotificationConstructorOptions } from 'electron';
import { inboxRoute } from '../../shared/conversations/routes.ts';
import { escapedMarkup } from '../../shared/notifications/plain-text.ts';
import type { Logger, Notice, NoticeAction, Notifier } from '../core/capabilities.ts';
import { noticeActions } from '../core/capabilities.ts';
import { desktopText } from './text.ts';

/** What native notices need of the rest. */
export type NotifierDependencies = {
  /** Brings the window to the front and leads it to a place. */
  readonly open: (route: string) => void;
  /** Where the notice leads whose id stands in a text; known also after a restart. */
  readonly routeOf: (text: string) => string | undefined;
  /** Does what a button of that notice says. */
  readonly act: (text: string, action: NoticeAction) => void;
  readonly isLooking: () => boolean;
  readonly platform: NodeJS.Platform;
  readonly logger: Logger;
};

// Electron lets a notice be collected, with its listeners, once nobody refers to it.
const mostKept = 50;

/** The native notifications of the operating system. */
export type NativeNotifier = Notifier & {
  /** Tells something that leads nowhere but to the window. */
  tell(title: string, body: string): void;
  /** Takes up what was clicked while the console did not run. */
  takeUpEarlier(): Promise<void>;
};

/** Shows notices natively, once each; a click opens what they are about, a button does what it says first. */
export function createNotifier(deps: NotifierDependencies): NativeNotifier {
  const { open, platform, logger } = deps;
  const kept: Notification[] = [];

  function keep(notification: Notification, route: string, actions: readonly NoticeAction[]): void {
    kept.push(notification);
    if (kept.length > mostKept) kept.shift();
    notification.on('click', () => open(route));
    notification.on('action', ({ actionIndex }) =>
      act(notification.id, route, actions, actionIndex),
    );
  }

  // What was taken over is opened whatever came of it: there the recruiter sees it, and why not where it was not possible.
  // What is put off is not wanted on screen now.
  function act(
    text: string,
    route: string,
    actions: readonly NoticeAction[],
    index: number | undefined,
  ): void {
    const action = actions[index ?? -1];
    if (action !== undefined) deps.act(text, action);
    if (action !== 'snooze') open(route);
  }

  return {
    shower: () => (Notification.isSupported() ? 'system' : 'nobody'),
    show(notice, report) {
      // The page shows its own notice to someone who is looking at it.
      if (deps.isLooking()) return report('looking');
      if (!Notification.isSupported()) return report('unsupported');
      const notification = new Notification(optionsOf(notice, platform));
      notification.on('failed', (_event, error) => {
        logger.warn('notice not shown', { error });
        report('failed');
      });
      keep(notification, notice.route, notice.actions);
      notification.show();
      report('shown');
    },
    tell(title, body) {
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body });
      keep(notification, inboxRoute, []);
      notification.show();
    },
    async takeUpEarlier() {
      if (platform === 'win32') {
        Notification.handleActivation(({ type, arguments: text, actionIndex }) => {
          // A notice of this run has its own listener.
          if (kept.some(({ id }) => text.includes(id))) return;
          const route = deps.routeOf(text) ?? inboxRoute;
          if (type === 'action') act(text, route, noticeActions, actionIndex);
          else open(route);
        });
      }
      if (platform === 'darwin') {
        for (const earlier of await Notification.getHistory()) {
          keep(earlier, deps.routeOf(earlier.id) ?? inboxRoute, noticeActions);
        }
      }
    },
  };
}

/** What Electron is given for a notice: buttons where the system has them, and never markup of a candidate's. */
export function optionsOf(
  { id, title, body, sound, actions }: Notice,
  platform: NodeJS.Platform,
): NotificationConstructorOptions {
  const hasActions = platform === 'darwin' || platform === 'win32';
  return {
    id,
    title,
    // The desktops of Linux read markup in a body (freedesktop.org: Desktop Notifications Specification), the others do not.
    body: platform === 'linux' ? escapedMarkup(body) : body,
    silent: !sound,
    groupId: 'conversations',
    ...(hasActions && actions.length > 0
      ? {
          actions: actions.map((action) => ({
            type: 'button' as const,
            text: desktopText.noticeActions[action],
          })),
        }
      : {}),
  };
}
