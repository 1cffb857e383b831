import path from 'node:path';
import type { Clock } from '../capabilities.ts';
import { startPracticeHighLevel, type PracticeHighLevel } from '../practice/highlevel-server.ts';
import type { PracticeAccount } from './accounts.ts';

/** Practice HighLevel's life: started when it is first needed. */
export interface PracticeHighLevelRunner {
  ensureStarted(): Promise<PracticeAccount>;
  stop(): Promise<void>;
}

/** Runs it in the data folder's `practice` folder, on the console's own clock: its limits and its lag are real time. */
export function createPracticeHighLevel(deps: {
  readonly dataFolder: string;
  readonly clock: Clock;
}): PracticeHighLevelRunner {
  let running: Promise<PracticeHighLevel> | undefined;
  return {
    ensureStarted() {
      running ??= startPracticeHighLevel({
        folder: path.join(deps.dataFolder, 'practice'),
        clock: deps.clock,
      }).catch((error: unknown) => {
        running = undefined;
        throw error;
      });
      return running;
    },
    async stop() {
      const started = await running?.catch(() => undefined);
      running = undefined;
      await started?.stop();
    },
  };
}
