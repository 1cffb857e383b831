import type { NoticeKind } from '../../../shared/notifications/model.ts';
import { type Clock, type Logger, type NoticeAction, noticeActions } from '../capabilities.ts';
import type { NamedNotice } from './service.ts';

/** What a notice's buttons do. */
export type NoticeActionsDependencies = {
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
  readonly takeover: (one: Asked) => void;
  readonly snooze: (one: Asked & { readonly until: number }) => void;
};

type Asked = {
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly requestId: string;
};

// Whoever wants another time chooses it in the console.
const snoozeForMs = 60 * 60_000;

/** The buttons of a notice: whoever needs a human is taken over or put off; of everything else there is more to see first. */
export function actionsOn(kind: NoticeKind): readonly NoticeAction[] {
  return kind === 'flag' ? noticeActions : [];
}

/** Does what a button of a notice says. The request is the notice's own, so pressing it twice is one takeover. */
export function createNoticeActions(
  deps: NoticeActionsDependencies,
): (notice: NamedNotice | undefined, action: NoticeAction) => void {
  return (notice, action) => {
    if (notice === undefined) return;
    const { id, workspaceId, conversationId } = notice;
    const one = { workspaceId, conversationId, requestId: `notice ${id}` };
    try {
      switch (action) {
        case 'take-over':
          return deps.takeover(one);
        case 'snooze':
          return deps.snooze({ ...one, until: deps.clock.now() + snoozeForMs });
        default:
          return action satisfies never;
      }
    } catch (error) {
      // The conversation says on screen why it cannot be taken over.
      deps.logger.info('notice action not possible', { action, cause: String(error) });
    }
  };
}
