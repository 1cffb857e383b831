import { z } from 'zod';
import { candidateFieldSchema, type CandidateField } from './fields.ts';

/** Problems that keep a row from being sent, with the field that can be fixed in place. */
export const blockingProblems = {
  'first-name-missing': 'firstName',
  'phone-missing': 'phoneNumber',
  'phone-unreadable': 'phoneNumber',
  'phone-needs-country': 'phoneNumber',
  'phone-shortened': 'phoneNumber',
  'phone-impossible': 'phoneNumber',
  'email-missing': 'emailAddress',
  'email-malformed': 'emailAddress',
  'contact-missing': 'phoneNumber',
  'too-many-cells': undefined,
  duplicate: undefined,
  'already-sent': undefined,
  'opted-out': undefined,
  'opening-too-long': 'openingMessage',
  'opening-without-stop': 'openingMessage',
  'opening-on-whatsapp': 'openingMessage',
} as const satisfies Readonly<Record<string, CandidateField | undefined>>;

/** Things to know about a row that does leave. */
export const warningProblems = {
  'phone-unverified': 'phoneNumber',
  'email-ignored': 'emailAddress',
  'context-empty': 'additionalContext',
  'opening-empty': 'openingMessage',
  'country-unknown': 'countryCode',
} as const satisfies Readonly<Record<string, CandidateField | undefined>>;

/** One of the problems that keep a row from being sent. */
export type BlockingProblem = keyof typeof blockingProblems;
/** One of the things to know about a row that does leave. */
export type WarningProblem = keyof typeof warningProblems;
/** Anything a row may be told. */
export type ProblemCode = BlockingProblem | WarningProblem;

/** Everything a row may be told, blocking first. */
export const problemCodes: readonly ProblemCode[] = [
  ...keysOf(blockingProblems),
  ...keysOf(warningProblems),
];

/** Whether a row with this problem stays behind. */
export function isBlocking(code: ProblemCode): code is BlockingProblem {
  return Object.hasOwn(blockingProblems, code);
}

/** The field to fix in place, when fixing a field would help. */
export function fieldOfProblem(code: ProblemCode): CandidateField | undefined {
  return isBlocking(code) ? blockingProblems[code] : warningProblems[code];
}

/** A problem's code, for the contract. */
export const problemCodeSchema = z.enum(problemCodes);

/** One problem of one row. */
export const problemSchema = z.object({
  code: problemCodeSchema,
  blocking: z.boolean(),
  field: candidateFieldSchema.optional(),
  /** The row that has the same contact, for `duplicate`. */
  otherRow: z.number().int().optional(),
  /** When it was sent, for `already-sent`. */
  at: z.number().optional(),
  /** How long the text is, for `opening-too-long`. */
  length: z.number().int().optional(),
});

/** One problem of one row. */
export type Problem = z.infer<typeof problemSchema>;

/** A problem with what follows from its code filled in. */
export function problem(
  code: ProblemCode,
  facts: Pick<Problem, 'otherRow' | 'at' | 'length'> = {},
): Problem {
  const field = fieldOfProblem(code);
  return { code, blocking: isBlocking(code), ...(field === undefined ? {} : { field }), ...facts };
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  const keys: Key[] = [];
  for (const key in record) keys.push(key);
  return keys;
}
