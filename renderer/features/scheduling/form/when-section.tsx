import { Section } from '../../../ui/section.tsx';
import { formText } from './form-text.ts';
import { longMinutes } from './minute-words.ts';
import { NumberField } from './number-field.tsx';
import { meetingPath } from './paths.ts';
import { Place } from './place.tsx';
import { useSetupForm } from './setup-context.ts';
import { WeekHours } from './week-hours.tsx';
import { ZoneField } from './zone-field.tsx';
import styles from './form.module.css';

/** The zone, the hours of the week, and how close and how far a meeting may be. */
export function WhenSection() {
  const { setup, change, errorOf, now } = useSetupForm();
  const hoursPath = meetingPath('openHours');
  const each = setup.openHours.map((_, index) => errorOf(`${hoursPath}[${index}]`));
  const hoursError = errorOf(hoursPath) ?? each.find((error) => error !== undefined);
  const notice = longMinutes(setup.noticeMinutes);
  return (
    <Section title={formText.whenTitle} purpose={formText.whenPurpose}>
      <div className={styles.fields}>
        <Place path={meetingPath('timezone')}>
          <ZoneField
            zone={setup.timezone}
            now={now}
            error={errorOf(meetingPath('timezone'))}
            onChange={(timezone) => change({ timezone })}
          />
        </Place>
        <Place path={hoursPath}>
          <WeekHours
            hours={setup.openHours}
            error={hoursError}
            onChange={(openHours) => change({ openHours: [...openHours] })}
          />
        </Place>
        <div className={styles.three}>
          <Place path={meetingPath('buffer')}>
            <NumberField
              label={formText.buffer}
              least={0}
              value={setup.bufferMinutes}
              help={formText.bufferHelp}
              error={errorOf(meetingPath('buffer'))}
              onChange={(bufferMinutes) => change({ bufferMinutes })}
            />
          </Place>
          <Place path={meetingPath('notice')}>
            <NumberField
              label={formText.notice}
              least={0}
              value={setup.noticeMinutes}
              help={notice === undefined ? formText.noticeHelp : formText.inWords(notice)}
              error={errorOf(meetingPath('notice'))}
              onChange={(noticeMinutes) => change({ noticeMinutes })}
            />
          </Place>
          <Place path={meetingPath('daysAhead')}>
            <NumberField
              label={formText.days}
              least={1}
              value={setup.daysAhead}
              help={formText.daysHelp}
              error={errorOf(meetingPath('daysAhead'))}
              onChange={(daysAhead) => change({ daysAhead })}
            />
          </Place>
        </div>
      </div>
    </Section>
  );
}
