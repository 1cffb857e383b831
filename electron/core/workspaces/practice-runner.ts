import path from 'node:path';
import { practiceSpeed, firstPracticeMoment, skipTarget } from '../../../shared/practice/rules.ts';
import type { PracticeSkip } from '../../../shared/practice/contract.ts';
import { ConsoleError } from '../../../shared/errors.ts';
import type { ChangeBus } from '../changes.ts';
import type { Clock, Logger } from '../capabilities.ts';
import type { PoppConnection } from '../popp/connection.ts';
import { practicePosition } from '../practice/position.ts';
import type { Secret } from '../secret.ts';
import { createPracticeClock, type PracticeClock } from './practice-clock.ts';
import { createPracticePosition } from './practice-position.ts';

/** Where the practice server sends its webhooks: the console's own listener. */
export type PracticeWebhook = { readonly url: string; readonly secret: Secret };

/** The practice server as the runner starts it. */
export type StartPractice = (options: {
  readonly folder: string;
  readonly clock: Clock;
  readonly webhook?: PracticeWebhook;
  readonly logger?: Logger;
}) => Promise<{
  readonly baseUrl: string;
  readonly organizationId: string;
  readonly apiKey: Secret;
  stop(): Promise<void>;
}>;

/** Practice time and how fast it runs. */
export type PracticeTime = { readonly nowMs: number; readonly speed: number };

/** The practice server's life: started when it is first needed, at the time where it was left. */
export interface PracticeRunner {
  ensureStarted(workspaceId: string): Promise<Omit<PoppConnection, 'workspaceId'>>;
  /** Nothing while the server does not run. */
  state(): PracticeTime | undefined;
  skip(to: PracticeSkip): Promise<PracticeTime>;
  stop(): Promise<void>;
  /** Stops the server and deletes what it kept. */
  erase(): Promise<void>;
}

type Running = {
  readonly facts: Omit<PoppConnection, 'workspaceId'>;
  readonly clock: PracticeClock;
  stop(): Promise<void>;
};

const saveEveryMs = 5_000;

/** Runs the practice server on the data folder's `practice` folder. */
export function createPracticeRunner(deps: {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly changes: ChangeBus;
  readonly logger: Logger;
  readonly start: StartPractice;
  /** The console's listener for one workspace; without one the server raises no webhooks. */
  readonly webhookFor?: (workspaceId: string) => Promise<PracticeWebhook>;
  readonly speed?: number;
}): PracticeRunner {
  const { dataFolder, clock, changes, logger, start, webhookFor, speed = practiceSpeed } = deps;
  const folder = path.join(dataFolder, 'practice');
  const position = createPracticePosition(folder);
  let running: Promise<Running> | undefined;
  let started: Running | undefined;

  function keepSaving(practiceClock: PracticeClock): () => void {
    let cancel = clock.schedule(saveEveryMs, save);
    function save(): void {
      position.write(practiceClock.now()).catch((error: unknown) => {
        logger.warn('practice.position-not-saved', { error: String(error) });
      });
      cancel = clock.schedule(saveEveryMs, save);
    }
    return () => cancel();
  }

  async function launch(workspaceId: string): Promise<Running> {
    const leftMs = (await position.read()) ?? firstPracticeMoment(clock.now());
    const startMs = Math.max(leftMs, practicePosition(folder) ?? leftMs);
    const practiceClock = createPracticeClock({ clock, startMs, speed });
    const webhook = await webhookFor?.(workspaceId);
    const server = await start({
      folder,
      clock: practiceClock,
      logger,
      ...(webhook === undefined ? {} : { webhook }),
    });
    const stopSaving = keepSaving(practiceClock);
    logger.info('practice.started', { speed });
    return {
      facts: {
        baseUrl: server.baseUrl,
        organizationId: server.organizationId,
        apiKey: server.apiKey,
      },
      clock: practiceClock,
      async stop() {
        stopSaving();
        const leftAt = practiceClock.now();
        await server.stop();
        practiceClock.stop();
        await position.write(leftAt);
      },
    };
  }

  async function ensureRunning(workspaceId: string): Promise<Running> {
    running ??= launch(workspaceId).then(
      (up) => {
        started = up;
        changes.publish({ topic: 'practice' });
        return up;
      },
      (error: unknown) => {
        running = undefined;
        throw error;
      },
    );
    return running;
  }

  function timeOf({ clock }: Running): PracticeTime {
    return { nowMs: clock.now(), speed: clock.speed };
  }

  async function stop(): Promise<void> {
    const wasRunning = running;
    running = undefined;
    started = undefined;
    if (wasRunning === undefined) return;
    const up = await wasRunning.catch(() => 'never started' as const);
    if (up !== 'never started') await up.stop();
    changes.publish({ topic: 'practice' });
  }

  return {
    ensureStarted: async (workspaceId) => (await ensureRunning(workspaceId)).facts,
    state: () => (started === undefined ? undefined : timeOf(started)),
    async skip(to) {
      const up = await running;
      if (up === undefined) {
        throw new ConsoleError(
          'not-allowed',
          'The practice workspace is not open, so its time cannot be moved. Open it first.',
        );
      }
      await up.clock.skipTo(skipTarget(up.clock.now(), to));
      await position.write(up.clock.now());
      changes.publish({ topic: 'practice' });
      return timeOf(up);
    },
    stop,
    async erase() {
      await stop();
      await position.erase();
    },
  };
}
