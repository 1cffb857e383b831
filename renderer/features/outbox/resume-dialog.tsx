import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { showToast } from '../../ui/toasts.ts';
import { namesInWords } from './pauses.ts';
import { outboxText } from './text.ts';
import type { Pause } from './use-pauses.ts';
import styles from './outbox.module.css';

type ResumeDialogProps = {
  readonly opened: boolean;
  readonly pauses: readonly Pause[];
  readonly onClose: () => void;
};

/** Asks before paused workspaces may message candidates again, and says how much waits. */
export function ResumeDialog({ opened, pauses, onClose }: ResumeDialogProps) {
  const { client, queries, queryClient } = useLink();
  const resume = useChange(client.outbox.resumeWorkspace);
  const names = namesInWords(pauses.map(({ name }) => name));
  const waiting = pauses.reduce((sum, pause) => sum + pause.waiting, 0);
  const isRestored = pauses.some(({ cause }) => cause === 'instance');
  const hasHeld = pauses.some(({ cause }) => cause !== 'recruiter');

  async function resumeAll(): Promise<void> {
    try {
      for (const { workspaceId } of pauses) await resume.mutateAsync({ workspaceId });
      showToast({ tone: 'good', title: outboxText.resumed(names), lastsMs: 6000 });
      onClose();
    } catch {
      // The dialog stays open and shows what `resume` holds as its error.
    }
    await queryClient.invalidateQueries({ queryKey: queries.outbox.key() });
  }

  return (
    <ConfirmDialog
      opened={opened}
      title={outboxText.resumeTitle(names)}
      confirmLabel={outboxText.resume}
      busy={resume.isPending}
      onConfirm={() => void resumeAll()}
      onClose={() => {
        resume.reset();
        onClose();
      }}
    >
      <div className={styles.sentences}>
        {isRestored ? <p>{outboxText.resumeInstance}</p> : null}
        <p>{outboxText.resumeWaiting(waiting)}</p>
        {hasHeld ? <p>{outboxText.resumeHeld}</p> : null}
        {resume.error === null ? null : <Failure inline failure={resume.error} />}
      </div>
    </ConfirmDialog>
  );
}
