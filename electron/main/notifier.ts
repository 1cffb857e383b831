import { Notification } from 'electron';
import { inboxRoute } from '../../shared/conversations/routes.ts';
import type { Logger, Notice, Notifier } from '../core/capabilities.ts';
import { desktopText } from './text.ts';

/** What native notices need of the rest. */
export type NotifierDependencies = {
  /** Brings the window to the front and leads it to a place. */
  readonly open: (route: string) => void;
  /** Where the notice leads whose id stands in a text; known also after a restart. */
  readonly routeOf: (text: string) => string | undefined;
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

/** Shows notices natively, once each; a click opens what they are about. */
export function createNotifier(deps: NotifierDependencies): NativeNotifier {
  const { open, platform, logger } = deps;
  const kept: Notification[] = [];

  function keep(notification: Notification, route: string): void {
    kept.push(notification);
    if (kept.length > mostKept) kept.shift();
    notification.on('click', () => open(route));
    notification.on('action', () => open(route));
  }

  function show(notice: Notice): void {
    // The page shows its own notice to someone who is looking at it.
    if (deps.isLooking() || !Notification.isSupported()) return;
    const hasActions = platform === 'darwin' || platform === 'win32';
    const notification = new Notification({
      id: notice.id,
      title: notice.title,
      body: notice.body,
      ...(hasActions ? { actions: [{ type: 'button', text: desktopText.noticeAction }] } : {}),
    });
    notification.on('failed', (_event, error) => logger.warn('notice not shown', { error }));
    keep(notification, notice.route);
    notification.show();
  }

  return {
    show,
    tell(title, body) {
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body });
      keep(notification, inboxRoute);
      notification.show();
    },
    async takeUpEarlier() {
      if (platform === 'win32') {
        Notification.handleActivation((details) => {
          // A notice of this run has its own listener.
          if (kept.some(({ id }) => details.arguments.includes(id))) return;
          open(deps.routeOf(details.arguments) ?? inboxRoute);
        });
      }
      if (platform === 'darwin') {
        for (const earlier of await Notification.getHistory()) {
          keep(earlier, deps.routeOf(earlier.id) ?? inboxRoute);
        }
      }
    },
  };
}
