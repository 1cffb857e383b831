import { systemClock } from '../../electron/core/system-clock.ts';
import {
  createPracticeClock,
  type PracticeClock,
} from '../../electron/core/workspaces/practice-clock.ts';

/** The console's clock in the studio: it runs as ours does, and can be moved on past waits that take hours. */
export type StudioClock = PracticeClock & {
  /** Moves time on in steps until the condition holds, leaving room for what has to travel in between. */
  leapUntil(what: string, condition: () => Promise<boolean>, stepMs?: number): Promise<void>;
};

const mostSteps = 1500;

/** A clock that starts at the present, or some time ago for a scene that will move it on. */
export function createStudioClock(startsAgoMs = 0): StudioClock {
  const startMs = Date.now() - startsAgoMs;
  const clock = createPracticeClock({ clock: systemClock, startMs, speed: 1 });
  return {
    ...clock,
    async leapUntil(what, condition, stepMs = 5000) {
      for (let step = 0; step < mostSteps; step += 1) {
        if (await condition()) return;
        await clock.skipTo(clock.now() + stepMs);
      }
      throw new Error(`Never happened: ${what}`);
    },
  };
}
