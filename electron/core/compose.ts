import type { Capabilities } from './capabilities.ts';
import type { ChangeBus } from './changes.ts';
import type { Database } from './database/database.ts';
import type { Services } from './router.ts';

/** What every feature is composed from. */
export type Foundations = {
  readonly capabilities: Capabilities;
  readonly database: Database;
  readonly changes: ChangeBus;
};

/** The features of an open console. */
export type Features = {
  readonly services: Omit<Services, 'startup' | 'changes'>;
  start(): Promise<void>;
  openPractice(): Promise<void>;
  stop(): Promise<void>;
};

/** Wires the services to each other; the one place that knows them all. */
export async function composeFeatures(_foundations: Foundations): Promise<Features> {
  return {
    services: {} as Features['services'],
    start: async () => {},
    stop: async () => {},
    openPractice: async () => {},
  };
}
