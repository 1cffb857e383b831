import type { Logger, NoticeAction } from '../capabilities.ts';
import type { NamedNotice } from './service.ts';

/** What a notice's buttons do. */
export type NoticeActionsDependencies = {
  readonly logger: Logger;
  readonly takeover: (one: {
    readonly workspaceId: string;
    readonly conversationId: string;
    readonly requestId: string;
  }) => void;
};

/** Does what a button of a notice says. The request is the notice's own, so pressing it twice is one takeover. */
export function createNoticeActions(
  deps: NoticeActionsDependencies,
): (notice: NamedNotice | undefined, action: NoticeAction) => void {
  return (notice, action) => {
    if (notice === undefined) return;
    const { id, workspaceId, conversationId } = notice;
    try {
      switch (action) {
        case 'take-over':
          return deps.takeover({ workspaceId, conversationId, requestId: `notice ${id}` });
        default:
          return action satisfies never;
      }
    } catch (error) {
      // The conversation says on screen why it cannot be taken over.
      deps.logger.info('notice action not possible', { action, cause: String(error) });
    }
  };
}
