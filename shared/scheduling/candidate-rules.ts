import { contactKind } from '../popp/channels.ts';
import { isEmail, normalEmail } from '../uploads/cells.ts';
import type { PhoneReader } from '../uploads/candidate.ts';
import type { AskedCandidate } from './setup.ts';

/** What may be wrong with a candidate as typed. */
export const candidateProblemCodes = [
  'required',
  'contact-required',
  'phone-required',
  'email-required',
  'phone-without-country',
  'phone-invalid',
  'email-invalid',
  'country-unknown',
] as const;

/** One of the things that may be wrong. */
export type CandidateProblemCode = (typeof candidateProblemCodes)[number];

/** One thing about a candidate; `path` is the API's own name of the field. */
export type CandidateProblem = { readonly path: string; readonly code: CandidateProblemCode };

/** A candidate as they would be asked. */
export type ReadCandidate = {
  readonly problems: readonly CandidateProblem[];
  /** What the campaign's channel writes to; absent where there is none. */
  readonly contact?: string;
  readonly phoneNumber?: string;
  readonly emailAddress?: string;
  /** The country that the number is of. */
  readonly country?: string;
};

/**
 * Reads a candidate. `channel` is the campaign's: a phone number or an e-mail address is required, whichever it writes to; of a
 * channel that is not known either will do, the number first (seed: Create auto-schedule conversation).
 */
export function readAskedCandidate(
  candidate: AskedCandidate,
  channel: string | undefined,
  readPhone: PhoneReader,
): ReadCandidate {
  const problems: CandidateProblem[] = [];
  if (candidate.firstName.trim() === '') problems.push({ path: 'firstName', code: 'required' });
  const country = candidate.country.trim().toUpperCase();
  if (country !== '' && !/^[A-Z]{2}$/.test(country)) {
    problems.push({ path: 'countryCode', code: 'country-unknown' });
  }
  const phone = readPhone(candidate.phoneNumber.trim(), country === '' ? undefined : country);
  const isCallable = phone.kind === 'valid' || phone.kind === 'possible';
  if (phone.kind === 'needs-country') {
    problems.push({ path: 'phoneNumber', code: 'phone-without-country' });
  } else if (!isCallable && phone.kind !== 'missing') {
    problems.push({ path: 'phoneNumber', code: 'phone-invalid' });
  }
  const email = normalEmail(candidate.emailAddress);
  const hasEmail = isEmail(email);
  if (email !== '' && !hasEmail) problems.push({ path: 'emailAddress', code: 'email-invalid' });
  const phoneNumber = isCallable ? phone.e164 : undefined;
  const emailAddress = hasEmail ? email : undefined;
  const kind = contactKind(channel);
  if (kind === 'email' && email === '') {
    problems.push({ path: 'emailAddress', code: 'email-required' });
  } else if (kind === 'phone' && phone.kind === 'missing') {
    problems.push({ path: 'phoneNumber', code: 'phone-required' });
  } else if (kind === undefined && phone.kind === 'missing' && email === '') {
    problems.push({ path: 'phoneNumber', code: 'contact-required' });
  }
  const contact =
    kind === 'email'
      ? emailAddress
      : kind === 'phone'
        ? phoneNumber
        : (phoneNumber ?? emailAddress);
  const read = isCallable ? phone.country : undefined;
  return {
    problems,
    ...(contact === undefined ? {} : { contact }),
    ...(phoneNumber === undefined ? {} : { phoneNumber }),
    ...(emailAddress === undefined ? {} : { emailAddress }),
    ...(read === undefined ? {} : { country: read }),
  };
}
