import { useId } from 'react';
import { videoProviders } from '../../../../shared/scheduling/wire-names.ts';
import { SelectField, TextAreaField, TextField } from '../../../ui/field.tsx';
import { Section } from '../../../ui/section.tsx';
import { formText } from './form-text.ts';
import { longMinutes } from './minute-words.ts';
import { NumberField } from './number-field.tsx';
import { meetingPath } from './paths.ts';
import { Place } from './place.tsx';
import { useSetupForm } from './setup-context.ts';
import styles from './form.module.css';

/** What the meeting is called, how long it is, and where. */
export function MeetingSection() {
  const { setup, change, errorOf } = useSetupForm();
  return (
    <Section title={formText.meetingTitle} purpose={formText.meetingPurpose}>
      <div className={styles.fields}>
        <Place path={meetingPath('title')}>
          <TextField
            label={formText.name}
            help={formText.nameHelp}
            value={setup.title}
            error={errorOf(meetingPath('title'))}
            onChange={({ target }) => change({ title: target.value })}
          />
        </Place>
        <TextAreaField
          label={formText.description}
          optional
          rows={3}
          value={setup.description}
          onChange={({ target }) => change({ description: target.value })}
        />
        <div className={styles.pair}>
          <Place path={meetingPath('duration')}>
            <NumberField
              label={formText.duration}
              least={1}
              value={setup.durationMinutes}
              error={errorOf(meetingPath('duration'))}
              help={wordsOf(setup.durationMinutes)}
              onChange={(durationMinutes) => change({ durationMinutes })}
            />
          </Place>
          <Place path={meetingPath('reminder')}>
            <NumberField
              label={formText.reminder}
              least={1}
              value={setup.reminderMinutes}
              error={errorOf(meetingPath('reminder'))}
              help={wordsOf(setup.reminderMinutes)}
              onChange={(reminderMinutes) => change({ reminderMinutes })}
            />
          </Place>
        </div>
        <Where />
      </div>
    </Section>
  );
}

function Where() {
  const id = useId();
  const { setup, change, errorOf, adviceOf } = useSetupForm();
  const { video, videoProvider, location } = setup;
  const isKnown = videoProviders.some(({ value }) => value === videoProvider);
  const placeAdvice = adviceOf(meetingPath('location'));
  const providerAdvice = adviceOf(meetingPath('videoProvider'));
  return (
    <>
      <div role="radiogroup" aria-labelledby={`${id}-where`} className={styles.choices}>
        <span id={`${id}-where`} className={styles.groupLabel}>
          {formText.where}
        </span>
        {(['video', 'place'] as const).map((kind) => (
          <label key={kind} className={styles.choice}>
            <input
              type="radio"
              name={`${id}-where`}
              checked={video === (kind === 'video')}
              onChange={() => change({ video: kind === 'video' })}
            />
            {formText.wheres[kind]}
          </label>
        ))}
      </div>
      {video ? (
        <Place path={meetingPath('videoProvider')}>
          <SelectField
            label={formText.provider}
            value={videoProvider}
            error={errorOf(meetingPath('videoProvider'))}
            {...(providerAdvice === undefined ? {} : { help: providerAdvice })}
            onChange={({ target }) => change({ videoProvider: target.value })}
          >
            <option value="">{formText.chooseProvider}</option>
            {videoProviders.map(({ value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
            {isKnown || videoProvider === '' ? null : (
              <option value={videoProvider}>{videoProvider}</option>
            )}
          </SelectField>
        </Place>
      ) : (
        <Place path={meetingPath('location')}>
          <TextField
            label={formText.location}
            help={placeAdvice ?? formText.locationHelp}
            value={location}
            error={errorOf(meetingPath('location'))}
            onChange={({ target }) => change({ location: target.value })}
          />
        </Place>
      )}
    </>
  );
}

function wordsOf(minutes: number): string | undefined {
  const words = longMinutes(minutes);
  return words === undefined ? undefined : formText.inWords(words);
}
