import { IconUserPlus } from '@tabler/icons-react';
import { meetingMethods, type MeetingMethod } from '../../../../shared/scheduling/setup.ts';
import { Button } from '../../../ui/button.tsx';
import { SelectField } from '../../../ui/field.tsx';
import { Section } from '../../../ui/section.tsx';
import { showUndo } from '../../../ui/toasts.ts';
import { formText } from './form-text.ts';
import { newPerson } from './new-setup.ts';
import { meetingPath } from './paths.ts';
import { Place } from './place.tsx';
import { PersonRow } from './person-row.tsx';
import { useSetupForm } from './setup-context.ts';
import styles from './form.module.css';

/** Who joins, and how Popp knows when each of them has time. */
export function PeopleSection() {
  const { setup, change, errorOf } = useSetupForm();
  const { participants, method } = setup;
  const isShared = method === 'ROUND_ROBIN';

  function remove(index: number): void {
    const gone = participants[index];
    if (gone === undefined) return;
    change({ participants: participants.filter((one) => one.id !== gone.id) });
    const name = gone.name.trim() || formText.person(index + 1);
    showUndo(formText.removedPerson(name), formText.undo, () =>
      change(({ participants: now }) =>
        now.some(({ id }) => id === gone.id) ? {} : { participants: now.toSpliced(index, 0, gone) },
      ),
    );
  }

  const whole = errorOf('meetingParticipants');
  return (
    <Section
      title={formText.peopleTitle}
      purpose={isShared ? formText.peoplePurposeRound : formText.peoplePurpose}
    >
      <div className={styles.fields}>
        <Place path={meetingPath('method')}>
          <SelectField
            label={formText.method}
            value={method}
            onChange={({ target }) => change({ method: methodOf(target.value) })}
          >
            {meetingMethods.map((each) => (
              <option key={each} value={each}>
                {formText.methods[each]}
              </option>
            ))}
          </SelectField>
        </Place>
        <Place path="meetingParticipants">
          {participants.map((person, index) => (
            <PersonRow
              key={person.id}
              person={person}
              index={index}
              onRemove={participants.length > 1 ? () => remove(index) : undefined}
            />
          ))}
          {whole === undefined ? null : (
            <p className={styles.error} role="alert">
              {whole}
            </p>
          )}
          <div className={styles.adds}>
            <Button
              size="small"
              icon={IconUserPlus}
              onClick={() => change({ participants: [...participants, newPerson(participants)] })}
            >
              {formText.addPerson}
            </Button>
          </div>
        </Place>
      </div>
    </Section>
  );
}

function methodOf(value: string): MeetingMethod {
  return meetingMethods.find((each) => each === value) ?? 'COLLECTIVE';
}
