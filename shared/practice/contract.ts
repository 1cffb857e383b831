import { z } from 'zod';
import { change, read } from '../contract-base.ts';

/** Where practice time can be moved to. */
export const practiceSkips = ['hour', 'next-morning'] as const;

/** One of the moves of practice time. */
export type PracticeSkip = (typeof practiceSkips)[number];

/** Practice time: it runs faster than ours and can be moved on, never back. */
export const practiceClockSchema = z.object({
  running: z.boolean(),
  /** Practice time, epoch milliseconds. */
  nowMs: z.number().int().optional(),
  /** Practice seconds in one of ours. */
  speed: z.number().positive().optional(),
});

/** Practice time as the screen shows it. */
export type PracticeClockView = z.infer<typeof practiceClockSchema>;

/** The practice workspace's own clock. */
export const practiceContract = {
  clock: read({}, practiceClockSchema),
  skipAhead: change({ to: z.enum(practiceSkips) }, practiceClockSchema),
};
