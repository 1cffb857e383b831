import { fullTime } from '../../ui/time-words.ts';
import { eventWord } from './words.ts';
import styles from './thread.module.css';

/** Something that Popp announced about the conversation. */
export function EventLine({ event, at }: { readonly event: string; readonly at: number }) {
  return (
    <p className={styles.line} title={fullTime(at)}>
      {eventWord(event)}
    </p>
  );
}
