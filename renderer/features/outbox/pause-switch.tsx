import { ResumeDialog } from './resume-dialog.tsx';
import { outboxText } from './text.ts';
import { usePauseEverything } from './use-pause-everything.ts';
import styles from './outbox.module.css';

/** One switch for every workspace: on, nothing leaves this computer. Turning it on asks nothing; turning it off does. */
export function PauseSwitch() {
  const { isOn, isPossible, toResume, pause, isAsking, ask, stopAsking } = usePauseEverything();
  return (
    <>
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        aria-label={outboxText.pauseAll}
        className={styles.switch}
        disabled={!isPossible}
        onClick={isOn ? ask : pause}
      >
        <span className={styles.track} aria-hidden>
          <span className={styles.knob} />
        </span>
        <span aria-hidden>{isOn ? outboxText.pausedAll : outboxText.pauseAll}</span>
      </button>
      <ResumeDialog opened={isAsking} pauses={toResume} onClose={stopAsking} />
    </>
  );
}
