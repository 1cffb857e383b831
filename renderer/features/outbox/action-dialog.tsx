import type { ItemAction, OutboxItem } from '../../../shared/outbox/contract.ts';
import { unreachable } from '../../../shared/errors.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { showToast } from '../../ui/toasts.ts';
import { actionWords } from './action-words.ts';
import styles from './outbox.module.css';

/** An action that waits for the recruiter's yes. */
export type AskedAction = { readonly action: ItemAction; readonly item: OutboxItem };

type ActionDialogProps = {
  /** What was asked last; it stays in the dialog while that closes. */
  readonly asked: AskedAction | undefined;
  readonly opened: boolean;
  readonly onClose: () => void;
};

/** Asks before anything is done with an item, and says what happens to the candidate. */
export function ActionDialog({ asked, opened, onClose }: ActionDialogProps) {
  const { client } = useLink();
  const options = {
    onSuccess: () => {
      onClose();
      if (asked === undefined) return;
      const { after } = actionWords(asked.action, asked.item);
      showToast({ tone: 'good', title: after, lastsMs: 8000 });
    },
  };
  const decide = useChange(client.outbox.decide, options);
  const resume = useChange(client.outbox.resume, options);
  const cancel = useChange(client.outbox.cancel, options);
  const messageAgain = useChange(client.outbox.messageAgain, options);
  const all = [decide, resume, cancel, messageAgain];
  const failure = all.find(({ error }) => error !== null)?.error;

  const run = ({ action, item: { id: itemId } }: AskedAction) => {
    switch (action) {
      case 'say-arrived':
        decide.mutate({ itemId, verdict: 'arrived' });
        return;
      case 'send-again':
        decide.mutate({ itemId, verdict: 'send-again' });
        return;
      case 'resume':
        resume.mutate({ itemId });
        return;
      case 'cancel':
        cancel.mutate({ itemId });
        return;
      case 'message-again':
        messageAgain.mutate({ itemId });
        return;
      default:
        unreachable(action);
    }
  };
  const close = () => {
    for (const change of all) change.reset();
    onClose();
  };

  const words = asked === undefined ? undefined : actionWords(asked.action, asked.item);
  return (
    <ConfirmDialog
      opened={opened}
      title={words?.title ?? ''}
      confirmLabel={words?.confirm ?? ''}
      look={words?.danger === true ? 'danger' : 'primary'}
      busy={all.some(({ isPending }) => isPending)}
      onConfirm={() => asked !== undefined && run(asked)}
      onClose={close}
    >
      <div className={styles.sentences}>
        {words?.body.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {failure === undefined || failure === null ? null : <Failure inline failure={failure} />}
      </div>
    </ConfirmDialog>
  );
}
