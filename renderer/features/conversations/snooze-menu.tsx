import { IconBellOff, IconBellRinging, IconCalendarTime } from '@tabler/icons-react';
import { useState } from 'react';
import type { ConversationDetail } from '../../../shared/conversations/model.ts';
import { isSnoozeTime, snoozeChoices } from '../../../shared/conversations/snooze-rules.ts';
import { useCommands } from '../../app/commands/use-commands.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog-on-demand.tsx';
import { TextField } from '../../ui/field.tsx';
import { useNow } from '../../ui/time.tsx';
import { shortTime } from '../../ui/time-words.ts';
import { showFailure, showUndo } from '../../ui/toasts.ts';
import { conversationCommands } from './commands.ts';
import { openSnoozeMenu } from './focus.ts';
import { listText } from './list-text.ts';

/** Puts a conversation off until a time of the recruiter's choice, or brings it back. */
export function SnoozeMenu({ conversation }: { readonly conversation: ConversationDetail }) {
  const { client } = useLink();
  const now = useNow();
  const [isChoosing, setChoosing] = useState(false);
  const { snoozedUntil } = conversation;
  const one = { workspaceId: conversation.workspaceId, conversationId: conversation.id };
  const wake = useChange(client.conversations.unsnooze, { onError: showFailure });
  const snooze = useChange(client.conversations.snooze, { onError: showFailure });

  function until(time: number): void {
    snooze.mutate(
      { ...one, until: time },
      {
        onSuccess: () =>
          showUndo(listText.snoozed(shortTime(time, Date.now())), listText.undo, () =>
            wake.mutate(one),
          ),
      },
    );
  }

  useCommands([{ ...conversationCommands.snooze, icon: IconBellOff, run: openSnoozeMenu }]);
  const label =
    snoozedUntil === undefined
      ? listText.snooze
      : listText.snoozeUntil(shortTime(snoozedUntil, now));
  return (
    <>
      <ActionMenu
        label={label}
        target={<IconButton icon={IconBellOff} label={label} data-snooze />}
        actions={[
          ...(snoozedUntil === undefined
            ? []
            : [{ label: listText.wake, icon: IconBellRinging, run: () => wake.mutate(one) }]),
          ...snoozeChoices(now).map(({ time, until: at }) => ({
            label: listText.at(listText.times[time], shortTime(at, now)),
            run: () => until(at),
          })),
          {
            label: listText.chooseTime,
            icon: IconCalendarTime,
            run: () => setChoosing(true),
            apart: true,
          },
        ]}
      />
      {isChoosing ? <ChooseTime onChoose={until} onClose={() => setChoosing(false)} /> : null}
    </>
  );
}

type ChooseTimeProps = { readonly onChoose: (until: number) => void; readonly onClose: () => void };

function ChooseTime({ onChoose, onClose }: ChooseTimeProps) {
  const [typed, setTyped] = useState(() => forField(Date.now() + 2 * 60 * 60_000));
  const [isWrong, setWrong] = useState(false);
  function choose(): void {
    const until = new Date(typed).getTime();
    if (!isSnoozeTime(until, Date.now())) return setWrong(true);
    onChoose(until);
    onClose();
  }
  return (
    <Dialog
      opened
      size="small"
      title={listText.snoozeTitle}
      onClose={onClose}
      hasOwnStart
      actions={
        <Button look="primary" onClick={choose}>
          {listText.snooze}
        </Button>
      }
    >
      <TextField
        type="datetime-local"
        label={listText.timeLabel}
        help={listText.snoozeBody}
        error={isWrong ? listText.timeWrong : undefined}
        value={typed}
        data-autofocus
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
    </Dialog>
  );
}

// The field wants the local time without its zone.
function forField(atMs: number): string {
  const local = new Date(atMs - new Date(atMs).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
