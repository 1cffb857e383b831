import type { CandidateProblemCode } from '../../../../shared/scheduling/candidate-rules.ts';
import type { SetupProblemCode } from '../../../../shared/scheduling/rules.ts';

/** What each rule says about a setup. */
export const setupProblemText = {
  required: 'This is needed.',
  'participants-required': 'Someone has to join. Add a person.',
  'no-organizer': 'One person has to organise the meeting. Choose who.',
  'two-organizers': 'Only one person can organise the meeting.',
  'round-robin-size': 'Taking turns needs two to ten people.',
  'no-availability': 'Say how Popp knows when this person has time.',
  'two-collecting': 'Popp can ask only one person by e-mail for times.',
  'email-invalid': 'This is no e-mail address.',
  'email-twice': 'This person is on the list already.',
  'slots-required': 'Give at least one time, or choose another way.',
  'slot-past': 'This time is over.',
  'slot-backwards': 'It ends before it begins. A time over midnight is two entries.',
  'slot-too-short': 'This time is shorter than the meeting.',
  'duration-range': 'A whole number of minutes, from 1 to 1440.',
  'zone-unknown': 'There is no such time zone. Search by a city or a country.',
  'hours-required': 'No hours are open. Draw some.',
  'hours-invalid': 'These hours are no part of a week.',
  'hours-backwards': 'Hours end before they begin. Hours over midnight belong to two days.',
  'longer-than-hours': 'The meeting is longer than any of these hours.',
  'buffer-range': 'Steps of 5 minutes, from 0 to 120.',
  'notice-range': 'A whole number of minutes, 0 or more.',
  'days-range': 'A whole number of days, 1 or more.',
  'reminder-range': 'A whole number of minutes, 1 or more.',
  'notice-beyond-days': 'The notice is longer than the days ahead, so no time is left.',
  'slot-soon-over': 'This time begins within a day. It may be over before anyone answers.',
  'place-missing': 'Without a place the candidate does not know where to go.',
  'provider-not-known': 'No source names this service. Popp may refuse it.',
} as const satisfies Readonly<Record<SetupProblemCode, string>>;

/** What each rule says about a candidate as typed. */
export const candidateProblemText = {
  required: 'This is needed.',
  'contact-required': 'A phone number or an e-mail address is needed.',
  'phone-required': 'This campaign writes to phones: a number is needed.',
  'email-required': 'This campaign writes e-mails: an address is needed.',
  'phone-without-country': 'Write it with +, or choose its country.',
  'phone-invalid': 'This is no phone number.',
  'email-invalid': 'This is no e-mail address.',
  'country-unknown': 'This is no country.',
} as const satisfies Readonly<Record<CandidateProblemCode, string>>;
