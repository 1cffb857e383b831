import { skipToken, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconCheck, IconMessage2 } from '@tabler/icons-react';
import type { Meeting } from '../../../../shared/scheduling/model.ts';
import { expectArrival } from '../../../app/commands/arrival.ts';
import { useLink } from '../../../link/link-context.tsx';
import { useChange } from '../../../link/use-change.ts';
import { Button } from '../../../ui/button.tsx';
import { showFailure, showToast } from '../../../ui/toasts.ts';
import type { AskedAction } from '../../outbox/action-dialog.tsx';
import { ItemActions } from '../../outbox/item-actions.tsx';
import { scheduleText } from '../text.ts';

type MeetingActionsProps = {
  readonly meeting: Meeting;
  readonly onAsk: (asked: AskedAction) => void;
};

const isOver: ReadonlySet<Meeting['state']> = new Set(['cancelled', 'no-availability', 'refused']);

/** What may be done with a meeting now: the outbox decides about the request, in its own words. */
export function MeetingActions({ meeting, onAsk }: MeetingActionsProps) {
  const { client, queries } = useLink();
  const navigate = useNavigate();
  const { conversationId, workspaceId, item } = meeting;
  const handle = useChange(client.scheduling.markHandled, {
    onError: showFailure,
    onSuccess: () => showToast({ tone: 'plain', title: scheduleText.handledDone, lastsMs: 6000 }),
  });
  // Another meeting is arranged with a look at it, not at a press.
  const actions = item?.actions.filter((action) => action !== 'message-again') ?? [];
  const itemId = actions.length === 0 ? undefined : item?.id;
  const input = itemId === undefined ? skipToken : { itemId };
  const receipt = useQuery(queries.outbox.receipt.queryOptions({ input })).data;
  return (
    <>
      {receipt === undefined ? null : (
        <ItemActions item={receipt.item} onAsk={onAsk} without={['message-again']} />
      )}
      {meeting.needsYou && item?.state !== 'held' && item?.state !== 'undecided' ? (
        <Button
          icon={IconCheck}
          busy={handle.isPending}
          onClick={() => handle.mutate({ workspaceId, meetingId: meeting.id })}
        >
          {scheduleText.handled}
        </Button>
      ) : null}
      {isOver.has(meeting.state) && conversationId !== undefined ? (
        <Button
          onClick={() => {
            expectArrival();
            void navigate({ to: '/schedule/new', search: { conversation: conversationId } });
          }}
        >
          {scheduleText.again}
        </Button>
      ) : null}
      {conversationId === undefined ? null : (
        <Button
          look="primary"
          icon={IconMessage2}
          onClick={() => {
            expectArrival();
            void navigate({ to: '/inbox/$conversationId', params: { conversationId } });
          }}
        >
          {scheduleText.conversation}
        </Button>
      )}
    </>
  );
}
