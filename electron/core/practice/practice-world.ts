import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../capabilities.ts';
import { type PracticePopp, type PracticePoppOptions, startPracticePopp } from './popp-server.ts';
import { createPracticeClock, type PracticeClock } from './practice-clock.ts';
import { openPracticeDatabase, readFact } from './repository-schema.ts';

/** How fast practice time runs in the app: half a minute passes in a second. */
export const practiceSpeed = 30;

/** The practice workspace as the app runs it: Popp and its clock. */
export type PracticeWorld = {
  readonly popp: PracticePopp;
  readonly clock: PracticeClock;
  stop(): Promise<void>;
};

/** Starts the practice world, or goes on with the one in the folder where its clock had stopped. */
export async function startPracticeWorld(
  options: Omit<PracticePoppOptions, 'clock' | 'folder'> & {
    readonly folder: string;
    readonly real: Clock;
    readonly speed?: number;
  },
): Promise<PracticeWorld> {
  const { real, speed = practiceSpeed, ...rest } = options;
  const startMs = practicePosition(options.folder) ?? real.now();
  const clock = createPracticeClock({ real, startMs, speed });
  const popp = await startPracticePopp({ ...rest, clock });
  return {
    popp,
    clock,
    async stop() {
      await popp.stop();
      clock.stop();
    },
  };
}

/** The moment that the practice world in this folder has reached; nothing when there is none. */
export function practicePosition(folder: string): number | undefined {
  if (!existsSync(path.join(folder, 'practice.sqlite'))) return undefined;
  const database = openPracticeDatabase(folder);
  try {
    const reached = readFact(database, 'reached');
    return reached === undefined ? undefined : Number(reached);
  } finally {
    database.close();
  }
}
