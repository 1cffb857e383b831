import type { Clock } from '../capabilities.ts';
import type { PracticeDatabase } from './repository-schema.ts';
import { type DueEvent, nextDueAt, takeDue } from './repository-due.ts';

/** Runs everything that is due, in order, from one queue and one timer on the injected clock. */
export type DueQueue = {
  /** Sets the timer for the earliest event; call it after a commit that may have added one. */
  arm(): void;
  /** Lets everything happen that is already due, then sets the timer. */
  catchUp(): void;
  stop(): void;
};

const eventsPerCommit = 500;
const retryAfterMs = 5_000;

/** Starts the queue over the events that the database holds. */
export function createDueQueue(deps: {
  readonly database: PracticeDatabase;
  readonly clock: Clock;
  /** Lets one event happen, inside the transaction. */
  readonly happen: (event: DueEvent) => void;
  /** Called inside the transaction with the moment that has been reached. */
  readonly reached: (atMs: number) => void;
  readonly committed: () => void;
  readonly failed: (error: unknown) => void;
}): DueQueue {
  const { database, clock } = deps;
  let cancel: (() => void) | undefined;
  let armedFor: number | undefined;
  let stopped = false;

  function arm(): void {
    if (stopped) return;
    const at = nextDueAt(database);
    if (at === armedFor) return;
    cancel?.();
    armedFor = at;
    cancel = at === undefined ? undefined : clock.schedule(Math.max(0, at - clock.now()), run);
  }

  function run(): void {
    armedFor = undefined;
    if (stopped) return;
    try {
      commitSome();
      arm();
    } catch (error) {
      // A full or broken disk must not take the console down with it; nothing was taken from the queue.
      deps.failed(error);
      cancel = clock.schedule(retryAfterMs, run);
    }
  }

  /** Answers how many events happened. */
  function commitSome(): number {
    const nowMs = clock.now();
    const happened = database.relaxed(() => database.transaction(() => letHappen(nowMs)));
    deps.committed();
    return happened;
  }

  function letHappen(nowMs: number): number {
    let happened = 0;
    while (happened < eventsPerCommit) {
      const events = takeDue(database, nowMs, eventsPerCommit - happened);
      if (events.length === 0) break;
      for (const event of events) deps.happen(event);
      happened += events.length;
    }
    deps.reached(nowMs);
    return happened;
  }

  function catchUp(): void {
    while (commitSome() > 0);
    arm();
  }

  return {
    arm,
    catchUp,
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
