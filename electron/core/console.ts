import { randomUUID } from 'node:crypto';
import { contract } from '../../shared/contract.ts';
import { ConsoleError } from '../../shared/errors.ts';
import { decideUpdates, type UpdateState } from '../../shared/settings/managed-rules.ts';
import type { StartupState } from '../../shared/startup/contract.ts';
import type { Capabilities, NoticeAction } from './capabilities.ts';
import { createChangeBus } from './changes.ts';
import { composeFeatures, type Features } from './compose.ts';
import { openStore, restoreNewestBackup, type OpenStore } from './database/open.ts';
import { createCallAnswers, type CallAnswers } from './link/call-answers-repository.ts';
import { createOncePerRequest } from './link/once-per-request.ts';
import { createLinkServer, type LinkServer } from './link/serve.ts';
import { createRouter, type Services } from './router.ts';
import { createPolicy } from './settings/policy.ts';
import { createStartupService } from './startup/service.ts';
import { streamOf } from './streams.ts';

/** The core of the console, behind a link. */
export type Console = {
  readonly links: LinkServer;
  /** Whether this installation looks for a newer version; the host does the looking. */
  readonly updates: UpdateState;
  startup(): StartupState;
  /** Opens the practice workspace, making it where there is none; nothing where the data folder is not open. */
  openPractice(): Promise<void>;
  /** Where the notice leads whose id stands in a text; nothing where it is not known or the folder is not open. */
  routeOfNotice(text: string): string | undefined;
  /** Does what a button of that notice says, once; where it is not possible any more, nothing. */
  actOnNotice(text: string, action: NoticeAction): void;
  /** Waits for what is under way, then closes the database and frees the folder. */
  stop(): Promise<void>;
};

const hourMs = 60 * 60 * 1000;
const notStarted =
  'The console could not start with the data in this folder. Nothing was sent and nothing was changed. Try again; if it happens again, the log in this folder says why.';

type Opened = {
  readonly store: OpenStore;
  readonly features: Features;
  readonly answers: CallAnswers;
};

/** Holds the data folder, opens it, and starts everything. A folder that cannot be opened is a state, not an error. */
export async function createConsole(capabilities: Capabilities): Promise<Console> {
  const { dataFolder, clock, logger } = capabilities;
  const changes = createChangeBus();
  const policy = createPolicy(capabilities.policy, logger);
  const updates = decideUpdates({
    managed: policy.managed,
    isPackaged: capabilities.facts.isPackaged,
    hasFeed: capabilities.facts.hasUpdateFeed,
  });
  let opened: Opened | undefined;
  let opening: Promise<StartupState> | undefined;
  let cancelBackups: (() => void) | undefined;
  let state: StartupState = { state: 'ready', restoredFromBackup: false };

  /** Two screens that try again at once open it once. */
  function open(restoredFromBackup = false): Promise<StartupState> {
    opening ??= openOnce(restoredFromBackup).finally(() => {
      opening = undefined;
    });
    return opening;
  }

  async function openOnce(restoredFromBackup: boolean): Promise<StartupState> {
    if (opened !== undefined) return state;
    const result = openStore(dataFolder, clock.now());
    if ('failure' in result) {
      logger.warn('data folder not opened', { reason: result.failure.reason });
      state = { state: 'failed', folder: dataFolder, ...result.failure };
      return state;
    }
    const { store } = result;
    store.checkpointInThread(capabilities.workers.checkpoint, logger);
    const features = composeFeatures({
      capabilities,
      database: store.database,
      changes,
      policy,
      updates,
    });
    try {
      await features.start();
    } catch (error) {
      await features
        .stop()
        .catch((late: unknown) => logger.error('console not stopped', { cause: String(late) }));
      store.close();
      logger.error('console not started', { cause: String(error) });
      state = { state: 'failed', reason: 'failed', folder: dataFolder, message: notStarted };
      return state;
    }
    opened = { store, features, answers: createCallAnswers(store.database, clock) };
    state = { state: 'ready', restoredFromBackup };
    keepBackups(opened);
    return state;
  }

  /** A look now and every hour, for as long as this store is open. */
  function keepBackups(current: Opened): void {
    if (opened !== current) return;
    current.store.backUpIfOld(clock.now()).catch((error: unknown) => {
      logger.warn('backup not made', { cause: String(error) });
    });
    cancelBackups = clock.schedule(hourMs, () => keepBackups(current));
  }

  async function restoreBackup(): Promise<StartupState> {
    if (opened !== undefined || state.state !== 'failed' || state.reason !== 'corrupt') {
      throw new ConsoleError(
        'conflict',
        'There is nothing to restore: the data folder is not damaged. Nothing was changed.',
      );
    }
    if (!restoreNewestBackup(dataFolder, clock.now())) {
      throw new ConsoleError(
        'not-found',
        'There is no readable backup in this folder. The damaged file stays where it is.',
      );
    }
    return open(true);
  }

  const always: Pick<Services, 'startup' | 'changes'> = {
    startup: createStartupService({ state: () => state, open: () => open(), restoreBackup }),
    changes: {
      watch: (_input, { signal }) => streamOf((listener) => changes.subscribe(listener), signal),
    },
  };

  function service(feature: string): object {
    const services: Readonly<Record<string, object>> = { ...opened?.features.services, ...always };
    const found = services[feature];
    if (found !== undefined) return found;
    const message =
      state.state === 'failed'
        ? state.message
        : 'The console is still opening its data. Try again in a moment.';
    throw new ConsoleError(
      state.state === 'failed' && state.reason === 'locked' ? 'folder-locked' : 'storage-failed',
      message,
      {
        retryable: true,
      },
    );
  }

  await open();
  const once = createOncePerRequest(() => opened?.answers);
  return {
    links: createLinkServer(createRouter(contract, { service, once, logger })),
    updates,
    startup: () => state,
    async openPractice() {
      const workspaces = opened?.features.services.workspaces;
      const signal = new AbortController().signal;
      await workspaces?.openPractice({ requestId: randomUUID() }, { signal });
    },
    routeOfNotice: (text) => opened?.features.routeOfNotice(text),
    actOnNotice: (text, action) => opened?.features.actOnNotice(text, action),
    async stop() {
      const closing = opened;
      opened = undefined;
      cancelBackups?.();
      await closing?.features.stop();
      closing?.store.close();
    },
  };
}
