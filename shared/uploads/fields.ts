import { z } from 'zod';

/** What a column of a candidate file may mean; `fullName` is split into first and last name. */
export const candidateFields = [
  'firstName',
  'lastName',
  'fullName',
  'phoneNumber',
  'emailAddress',
  'countryCode',
  'externalId',
  'applicationSource',
  'openingMessage',
  'additionalContext',
] as const;

/** One of the meanings a column may have. */
export type CandidateField = (typeof candidateFields)[number];

/**
 * Fields that a candidate reads, or that steer what the AI says to one candidate: a column called 'Message' may hold
 * anything. And the source, which Popp documents for single conversations alone (seed: Create conversation), so that a
 * file which has it leaves one candidate at a time. A column gets such a meaning from the recruiter, never by itself.
 */
export const fieldsNeverGuessed: ReadonlySet<CandidateField> = new Set([
  'openingMessage',
  'additionalContext',
  'applicationSource',
]);

/** One of the meanings a column may have, for the contract. */
export const candidateFieldSchema = z.enum(candidateFields);

/** Which column (counted from 0) holds which field. */
export const mappingSchema = z.partialRecord(
  candidateFieldSchema,
  z.number().int().nonnegative().max(999),
);

/** Which column holds which field. */
export type Mapping = Readonly<Partial<Record<CandidateField, number>>>;

/** What the recruiter typed in place of a cell, by field. */
export const correctionsSchema = z.partialRecord(candidateFieldSchema, z.string().max(4000));

/** What the recruiter typed in place of a cell, by field. */
export type Corrections = Readonly<Partial<Record<CandidateField, string>>>;

/** One column of the file as the recruiter sees it while mapping. */
export const columnSchema = z.object({
  index: z.number().int().nonnegative(),
  header: z.string(),
  /** Up to three cells that are not empty. */
  samples: z.array(z.string()),
  /** Why the column was given its meaning, when it was guessed. */
  evidence: z.enum(['header', 'content', 'both']).optional(),
});

/** One column of the file. */
export type Column = z.infer<typeof columnSchema>;
