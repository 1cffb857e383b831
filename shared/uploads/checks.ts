import { unreachable } from '../errors.ts';
import type { Candidate } from './candidate.ts';
import { isEmail } from './cells.ts';
import type { Mapping } from './fields.ts';
import type { Channel } from './model.ts';
import { problem, type Problem, type ProblemCode } from './problems.ts';

/** Longest opening message (seed: Create conversation). */
export const openingMessageLimit = 600;

/** What a row is judged by beside its own cells. */
export type CheckContext = {
  readonly channel: Channel | undefined;
  readonly mapping: Mapping;
};

/**
 * Everything that can be said about one row by itself, blocking problems first. Duplicates, rows sent before and opt-outs need
 * the other rows and are added by the core.
 */
export function checkCandidate(candidate: Candidate, context: CheckContext): Problem[] {
  const found = [
    ...checkShape(candidate),
    ...checkContact(candidate, context.channel),
    ...checkOpening(candidate, context),
    ...checkRest(candidate, context.mapping),
  ];
  return found.toSorted((a, b) => Number(b.blocking) - Number(a.blocking));
}

/** What exports write where there is no name, and what has no letter in it: nobody wants to read 'Hi N/A'. */
function isName(text: string): boolean {
  return /\p{L}/u.test(text) && !/^(#?n\/a|null|none|nil|unknown|undefined)$/i.test(text);
}

function checkShape(candidate: Candidate): Problem[] {
  return [
    ...when('too-many-cells', candidate.extraCells > 0),
    ...when('first-name-missing', !isName(candidate.firstName)),
  ];
}

/** A phone for SMS and WhatsApp, an e-mail for EMAIL (seed: Job Application Flow); either while no campaign is chosen. */
function checkContact(candidate: Candidate, channel: Channel | undefined): Problem[] {
  const phone = phoneProblem(candidate);
  const email = emailProblem(candidate);
  switch (channel) {
    case 'SMS':
    case 'WHATSAPP':
      return [
        ...(phone === undefined ? [] : [problem(phone)]),
        ...when('email-ignored', email === 'email-malformed'),
      ];
    case 'EMAIL':
      return email === undefined ? [] : [problem(email)];
    case undefined: {
      if (phone === 'phone-missing' && email === 'email-missing')
        return [problem('contact-missing')];
      const present = [phone, email].filter((code) => code !== undefined);
      return present
        .filter((code) => code !== 'phone-missing' && code !== 'email-missing')
        .map((code) => problem(code));
    }
    default:
      return unreachable(channel);
  }
}

function phoneProblem(candidate: Candidate): ProblemCode | undefined {
  switch (candidate.phone.kind) {
    case 'valid':
      return undefined;
    case 'possible':
      return 'phone-unverified';
    case 'missing':
      return 'phone-missing';
    case 'impossible':
      return 'phone-impossible';
    case 'unreadable':
      return 'phone-unreadable';
    case 'needs-country':
      return 'phone-needs-country';
    case 'shortened':
      return 'phone-shortened';
    default:
      return unreachable(candidate.phone);
  }
}

function emailProblem(candidate: Candidate): ProblemCode | undefined {
  if (candidate.emailAddress === '') return 'email-missing';
  return isEmail(candidate.emailAddress) ? undefined : 'email-malformed';
}

/** The API's own rules for a custom opening message (seed: Create conversation). */
function checkOpening(candidate: Candidate, context: CheckContext): Problem[] {
  const text = candidate.openingMessage;
  if (text === '') return when('opening-empty', context.mapping.openingMessage !== undefined);
  if (context.channel === 'WHATSAPP') return [problem('opening-on-whatsapp')];
  return [
    ...(text.length > openingMessageLimit
      ? [problem('opening-too-long', { length: text.length })]
      : []),
    ...when('opening-without-stop', context.channel === 'SMS' && !text.includes('STOP')),
  ];
}

function checkRest(candidate: Candidate, mapping: Mapping): Problem[] {
  return [
    ...when(
      'context-empty',
      mapping.additionalContext !== undefined && candidate.additionalContext === '',
    ),
    ...when('country-unknown', candidate.countryText !== '' && candidate.country === undefined),
  ];
}

function when(code: ProblemCode, found: boolean): Problem[] {
  return found ? [problem(code)] : [];
}
