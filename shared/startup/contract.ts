import { z } from 'zod';
import { change, read } from '../contract-base.ts';

/** Why the data folder could not be opened. */
export const startupFailures = ['locked', 'read-only', 'corrupt', 'newer', 'failed'] as const;

/** One of the reasons why the data folder could not be opened. */
export type StartupFailure = (typeof startupFailures)[number];

/** Whether the console has its data; where it has not, why, and what may be done. */
export const startupStateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready'), restoredFromBackup: z.boolean() }),
  z.object({
    state: z.literal('failed'),
    reason: z.enum(startupFailures),
    folder: z.string(),
    /** What happened, what was not lost, what to do. */
    message: z.string(),
    /** The process that holds the folder, where it said so. */
    holder: z.string().optional(),
    /** When the newest readable backup was made, epoch ms. */
    backupFrom: z.number().optional(),
  }),
]);

/** Whether the console has its data. */
export type StartupState = z.infer<typeof startupStateSchema>;

/** Calls that work even where the data folder could not be opened. */
export const startupContract = {
  state: read({}, startupStateSchema),
  /** Tries to open the data folder again. */
  retry: change({}, startupStateSchema),
  /** Sets the damaged database aside and opens the newest readable backup; nothing is overwritten. */
  restoreBackup: change({}, startupStateSchema),
};
