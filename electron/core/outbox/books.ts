import type { Clock, Logger } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { Database } from '../database/database.ts';
import { createLedger, type Ledger } from './ledger.ts';
import type { OutboxPorts } from './ports.ts';
import { createClaimRepository, type ClaimRepository } from './repository-claims.ts';
import { createItemRepository, type ItemRepository } from './repository-items.ts';
import { createNoteRepository, type NoteRepository } from './repository-notes.ts';
import {
  createPublicationRepository,
  type PublicationRepository,
} from './repository-publications.ts';
import { createRequestRepository, type RequestRepository } from './repository-requests.ts';
import { createSeenRepository, type SeenRepository } from './repository-seen.ts';

/** What every part of the outbox works with: its tables, its ledger, the clock, and the world outside. */
export type Books = {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly ports: OutboxPorts;
  readonly ledger: Ledger;
  readonly items: ItemRepository;
  readonly requests: RequestRepository;
  readonly seen: SeenRepository;
  readonly claims: ClaimRepository;
  readonly notes: NoteRepository;
  readonly publications: PublicationRepository;
};

/** Opens the outbox's books. */
export function openBooks(deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly changes: ChangeBus;
  readonly ports: OutboxPorts;
}): Books {
  const { database, clock, logger, ports } = deps;
  return {
    database,
    clock,
    logger,
    ports,
    ledger: createLedger(deps),
    items: createItemRepository(database),
    requests: createRequestRepository(database),
    seen: createSeenRepository(database),
    claims: createClaimRepository(database),
    notes: createNoteRepository(database),
    publications: createPublicationRepository(database),
  };
}
