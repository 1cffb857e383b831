import { useState } from 'react';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { tellFailure } from '../uploads/tell-failure.ts';
import { pauseSwitchState } from './pauses.ts';
import { ResumeDialog } from './resume-dialog.tsx';
import { outboxText } from './text.ts';
import { usePauses } from './use-pauses.ts';
import styles from './outbox.module.css';

/** One switch for every workspace: on, nothing leaves this computer. Turning it on asks nothing; turning it off does. */
export function PauseSwitch() {
  const { client, queries, queryClient } = useLink();
  const [isAsking, setAsking] = useState(false);
  const { workspaces, pauses } = usePauses();
  const { isOn, toResume } = pauseSwitchState(workspaces, pauses);
  const pauseAll = useChange(client.outbox.pauseEverything, {
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: queries.outbox.key() }),
    onError: tellFailure,
  });
  return (
    <>
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        aria-label={outboxText.pauseAll}
        className={styles.switch}
        disabled={workspaces === 0 || pauseAll.isPending}
        onClick={() => (isOn ? setAsking(true) : pauseAll.mutate({}))}
      >
        <span className={styles.track} aria-hidden>
          <span className={styles.knob} />
        </span>
        <span aria-hidden>{isOn ? outboxText.pausedAll : outboxText.pauseAll}</span>
      </button>
      <ResumeDialog opened={isAsking} pauses={toResume} onClose={() => setAsking(false)} />
    </>
  );
}
