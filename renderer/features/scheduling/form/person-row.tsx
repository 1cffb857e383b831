import { IconTrash } from '@tabler/icons-react';
import { useId } from 'react';
import { availabilityWays, type Participant } from '../../../../shared/scheduling/setup.ts';
import { IconButton } from '../../../ui/button.tsx';
import { CheckField, TextField } from '../../../ui/field.tsx';
import { formText } from './form-text.ts';
import { GivenTimes } from './given-times.tsx';
import { personPath } from './paths.ts';
import { Place } from './place.tsx';
import { useSetupForm } from './setup-context.ts';
import styles from './form.module.css';

type PersonRowProps = {
  readonly person: Participant;
  readonly index: number;
  /** Absent where nobody would be left. */
  readonly onRemove: (() => void) | undefined;
};

/** One person who joins. */
export function PersonRow({ person, index, onRemove }: PersonRowProps) {
  const id = useId();
  const { setup, change, errorOf } = useSetupForm();
  const title = formText.person(index + 1);
  const isShared = setup.method === 'ROUND_ROBIN';

  function set(part: Partial<Participant>): void {
    change(({ participants }) => ({
      participants: participants.map((one) => (one.id === person.id ? { ...one, ...part } : one)),
    }));
  }

  const wayError = errorOf(personPath(index)) ?? errorOf(personPath(index, 'autoCollect'));
  return (
    <fieldset className={styles.person}>
      <legend className={styles.personTitle}>{title}</legend>
      {onRemove === undefined ? null : (
        <div className={styles.personRemove}>
          <IconButton
            icon={IconTrash}
            size="small"
            label={formText.removePerson(person.name.trim() || title)}
            onClick={onRemove}
          />
        </div>
      )}
      <div className={styles.pair}>
        <TextField
          label={formText.personName}
          optional
          value={person.name}
          onChange={({ target }) => set({ name: target.value })}
        />
        <Place path={personPath(index, 'participantEmail')}>
          <TextField
            label={formText.personEmail}
            inputMode="email"
            value={person.email}
            error={errorOf(personPath(index, 'participantEmail'))}
            onChange={({ target }) => set({ email: target.value })}
          />
        </Place>
      </div>
      {isShared ? null : (
        <Place path={personPath(index, 'isOrganizer')}>
          <CheckField
            label={formText.organises}
            help={formText.organisesHelp}
            error={errorOf(personPath(index, 'isOrganizer'))}
            checked={person.isOrganizer}
            onChange={({ target }) => set({ isOrganizer: target.checked })}
          />
        </Place>
      )}
      <Place path={personPath(index)}>
        <div
          role="radiogroup"
          aria-labelledby={`${id}-way`}
          aria-describedby={wayError === undefined ? undefined : `${id}-error`}
          className={styles.ways}
        >
          <span id={`${id}-way`} className={styles.groupLabel}>
            {formText.way}
          </span>
          {availabilityWays.map((way) => (
            <div key={way} className={styles.way}>
              <input
                type="radio"
                id={`${id}-${way}`}
                name={`${id}-way`}
                aria-describedby={`${id}-${way}-help`}
                checked={person.availability === way}
                onChange={() => set({ availability: way })}
              />
              <div>
                <label htmlFor={`${id}-${way}`}>{formText.ways[way]}</label>
                <p id={`${id}-${way}-help`} className={styles.help}>
                  {formText.wayHelp[way]}
                </p>
              </div>
            </div>
          ))}
          {wayError === undefined ? null : (
            <p id={`${id}-error`} className={styles.error}>
              {wayError}
            </p>
          )}
        </div>
      </Place>
      {person.availability === 'time-slots' ? (
        <GivenTimes
          index={index}
          slots={person.timeSlots}
          onChange={(timeSlots) => set({ timeSlots })}
        />
      ) : null}
    </fieldset>
  );
}
