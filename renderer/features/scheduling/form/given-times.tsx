import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { GivenSlot } from '../../../../shared/scheduling/setup.ts';
import { isTimeZone } from '../../../../shared/zone-time.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { formText } from './form-text.ts';
import { readGivenTime } from './read-given-time.ts';
import { timesPath } from './paths.ts';
import { Place } from './place.tsx';
import { useSetupForm } from './setup-context.ts';
import { spanWords } from '../zone-words.ts';
import { zoneName } from './zone-choices.ts';
import styles from './form.module.css';

type GivenTimesProps = {
  readonly index: number;
  readonly slots: readonly GivenSlot[];
  readonly onChange: (slots: GivenSlot[]) => void;
};

const nothing = { day: '', from: '', to: '' };

/** The times that one person has, each a day and two times in the zone of the meeting. */
export function GivenTimes({ index, slots, onChange }: GivenTimesProps) {
  const { setup, errorOf, adviceOf, now } = useSetupForm();
  const zone = setup.timezone;
  const [typed, setTyped] = useState(nothing);
  const [isTried, setTried] = useState(false);
  const path = timesPath(index);
  const read = readGivenTime(typed, zone, now);
  const problem = isTried && typeof read === 'string' ? formText.slotProblems[read] : undefined;
  const error = problem ?? errorOf(path);

  function add(): void {
    setTried(typeof read === 'string');
    if (typeof read === 'string') return;
    onChange([...slots, read].toSorted((one, other) => one.fromMs - other.fromMs));
    setTyped(nothing);
  }

  const field = (name: keyof typeof nothing, type: 'date' | 'time', label: string) => (
    <TextField
      type={type}
      label={label}
      value={typed[name]}
      onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
    />
  );
  return (
    <Place path={path}>
      <div className={styles.times} role="group" aria-label={formText.slots}>
        <span className={styles.groupLabel}>{formText.slots}</span>
        {slots.length === 0 ? <p className={styles.help}>{formText.noSlots}</p> : null}
        <ul className={styles.slotList}>
          {slots.map((slot, at) => {
            const words = isTimeZone(zone) ? spanWords(slot.fromMs, slot.toMs, zone) : '';
            const wrong = errorOf(`${path}[${at}]`);
            const below = wrong ?? adviceOf(`${path}[${at}]`);
            return (
              <li key={`${slot.fromMs} ${slot.toMs}`} data-field={`${path}[${at}]`}>
                <span className={styles.slotWords}>{words}</span>
                {below === undefined ? null : (
                  <span className={wrong === undefined ? styles.help : styles.error}>{below}</span>
                )}
                <IconButton
                  icon={IconX}
                  size="small"
                  label={formText.removeSlot(words)}
                  onClick={() => onChange(slots.filter((one) => one !== slot))}
                />
              </li>
            );
          })}
        </ul>
        <div className={styles.slotFields}>
          {field('day', 'date', formText.slotDay)}
          {field('from', 'time', formText.slotFrom)}
          {field('to', 'time', formText.slotTo)}
          <Button icon={IconPlus} onClick={add}>
            {formText.addSlot}
          </Button>
        </div>
        {error === undefined ? (
          <p className={styles.help}>{formText.slotZone(zoneName(zone))}</p>
        ) : (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </div>
    </Place>
  );
}
