import { wireNames } from '../../../../shared/scheduling/wire-names.ts';
import { formText } from './form-text.ts';

type WireField = keyof typeof wireNames;

/** The path of a field of the meeting, as the rules and Popp name it. */
export function meetingPath(field: WireField): string {
  return `meetingConfiguration.${wireNames[field].name}`;
}

/** The path of a participant, or of one of their fields. */
export function personPath(index: number, field?: WireField): string {
  const place = `meetingParticipants[${index}]`;
  return field === undefined ? place : `${place}.${wireNames[field].name}`;
}

/** The path of the times that are given for a participant. */
export function timesPath(index: number): string {
  return `${personPath(index, 'availability')}.${wireNames.timeSlots.name}`;
}

const meetingWords: readonly (readonly [WireField, string])[] = [
  ['title', formText.name],
  ['description', formText.description],
  ['duration', formText.duration],
  ['video', formText.where],
  ['videoProvider', formText.provider],
  ['location', formText.location],
  ['reminder', formText.reminder],
  ['timezone', formText.zone],
  ['openHours', formText.hours],
  ['buffer', formText.buffer],
  ['notice', formText.notice],
  ['daysAhead', formText.days],
  ['method', formText.method],
];

const candidateWords: Readonly<Record<string, string>> = {
  firstName: formText.firstName,
  lastName: formText.lastName,
  phoneNumber: formText.phone,
  countryCode: formText.country,
  emailAddress: formText.email,
  externalId: formText.reference,
  campaignId: formText.campaign,
};

/** A field in the words of the form. */
export function fieldWord(path: string): string {
  const known = candidateWords[path];
  if (known !== undefined) return known;
  const place = /^meetingParticipants\[(\d+)\]/.exec(path)?.[1];
  if (place !== undefined) return formText.person(Number(place) + 1);
  if (path === 'meetingParticipants') return formText.peopleTitle;
  // Hours are named one by one; the name of one field begins another's.
  const whole = path.replace(/\[\d+\]$/, '');
  const field = meetingWords.find(([name]) => meetingPath(name) === whole);
  return field?.[1] ?? formText.meetingTitle;
}

/** Puts the focus into a field of the form, or into the nearest thing around it. */
export function goToField(path: string): void {
  const place = [path, path.replace(/\[\d+\]$/, ''), path.replace(/\].*$/, ']')]
    .map((name) => document.querySelector(`[data-field="${CSS.escape(name)}"]`))
    .find((found) => found !== null);
  const control = place?.querySelector<HTMLElement>(
    'input, select, textarea, [role="grid"], button',
  );
  place?.scrollIntoView({ block: 'center' });
  control?.focus({ preventScroll: true });
}
