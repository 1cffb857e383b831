import type { ReactNode } from 'react';
import { hoursWords } from '../../../../shared/scheduling/open-hours.ts';
import type { MeetingSetup } from '../../../../shared/scheduling/setup.ts';
import { slotRulesOf } from '../../../../shared/scheduling/slot-rules.ts';
import { nextSlots } from '../../../../shared/scheduling/slots.ts';
import { isTimeZone } from '../../../../shared/zone-time.ts';
import { CandidateText } from '../../../ui/candidate-text.tsx';
import { timeIn } from '../../../ui/time-words.ts';
import { uiText } from '../../../ui/text.ts';
import { dayIn } from '../zone-words.ts';
import { providerName } from './candidate-reads.tsx';
import { formText } from './form-text.ts';
import { minutesInWords } from './minute-words.ts';
import { ownZone } from './new-setup.ts';
import { zoneName } from './zone-choices.ts';
import styles from './form.module.css';

/** What a meeting is, as names with values. */
export function setupFacts(
  setup: MeetingSetup,
  /** The next time is told as of then. */
  now: number | undefined,
  candidateZone: string | undefined,
): readonly (readonly [string, ReactNode])[] {
  const words = formText.facts;
  const where = setup.video
    ? formText.readsVideo(providerName(setup.videoProvider))
    : setup.location.trim();
  const next =
    now !== undefined && isTimeZone(setup.timezone)
      ? nextSlots(slotRulesOf(setup), now, 1)[0]
      : undefined;
  return [
    [words.meeting, <CandidateText key="title" text={setup.title} withoutLinks />],
    [words.length, minutesInWords(setup.durationMinutes)],
    ...(where === ''
      ? []
      : [[words.where, <CandidateText key="where" text={where} withoutLinks />] as const]),
    [words.people, <People key="people" setup={setup} />],
    [words.when, hoursWords(setup.openHours)],
    [words.zone, zoneName(setup.timezone)],
    ...(next === undefined ? [] : [[words.next, nextWords(next.fromMs, candidateZone)] as const]),
    [words.reminder, formText.before(minutesInWords(setup.reminderMinutes))],
  ];
}

function nextWords(atMs: number, candidateZone: string | undefined): string {
  const ours = timeIn(atMs, ownZone());
  const day = dayIn(atMs, ownZone());
  if (candidateZone === undefined) return `${day} ${ours}`;
  const theirs = timeIn(atMs, candidateZone);
  return theirs === ours ? `${day} ${ours}` : `${day}, ${uiText.forThem(theirs, ours)}`;
}

function People({ setup }: { readonly setup: MeetingSetup }) {
  return (
    <ul>
      {setup.participants.map(({ id, name, email, isOrganizer, availability }) => (
        <li key={id}>
          <CandidateText text={name.trim() || email.trim()} withoutLinks />
          <span className={styles.help}>
            {' '}
            {[
              isOrganizer && setup.method === 'COLLECTIVE' ? formText.organisesShort : '',
              availability === '' ? '' : formText.waysShort[availability],
            ]
              .filter((part) => part !== '')
              .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
