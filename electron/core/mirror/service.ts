import { ConsoleError } from '../../../shared/errors.ts';
import { conversationAddress } from '../../../shared/highlevel/address.ts';
import type { mirrorContract } from '../../../shared/mirror/contract.ts';
import type { MirrorLink, MirroredCandidate } from '../../../shared/mirror/model.ts';
import type { Clock, Logger, SecretStore } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { CachedConversation } from '../conversations/cached.ts';
import type { Database } from '../database/database.ts';
import type { Pacer } from '../highlevel/pacer.ts';
import type { HighLevelReads } from '../highlevel/reads.ts';
import type { HttpClient } from '../network/http.ts';
import type { RunningOutbox } from '../outbox/create-outbox.ts';
import type { MirrorPorts } from '../outbox/mirror-ports.ts';
import type { ServiceOf } from '../service.ts';
import { createMirrorAccounts, notConnected, type PracticeAccount } from './accounts.ts';
import { createBringing, nameOf } from './bringing.ts';
import { createConnecting } from './connecting.ts';
import { tryHighLevel } from './connection-test.ts';
import { createJobWaits } from './job-waits.ts';
import { createMirrorJobs } from './jobs.ts';
import { createLooking } from './looking.ts';
import { createOutcomeNotes } from './notes.ts';
import {
  createCandidateRepository,
  type NewCandidate,
  type StoredCandidate,
} from './repository-candidates.ts';
import { createConnectionRepository, type StoredConnection } from './repository-connections.ts';
import { createJobRepository } from './repository-jobs.ts';
import { createLinkRepository } from './repository-links.ts';

/** What HighLevel needs from the rest of the core. */
export type MirrorDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  readonly changes: ChangeBus;
  readonly logger: Logger;
  readonly secrets: SecretStore;
  readonly reads: HighLevelReads;
  readonly http: HttpClient;
  readonly pacer: Pacer;
  /** The outbox is made with this feature's ports, so it is asked for only when something is to leave. */
  readonly outbox: () => RunningOutbox;
  readonly isPractice: (workspaceId: string) => boolean;
  readonly practice: () => Promise<PracticeAccount>;
  readonly conversation: (workspaceId: string, id: string) => CachedConversation | undefined;
  readonly conversationsOf: (workspaceId: string, contact: string) => readonly CachedConversation[];
  readonly campaignTitle: (workspaceId: string, campaignId: string) => string | undefined;
};

/** HighLevel as a recruiter uses it, and what the outbox needs of it. */
export type MirrorService = ServiceOf<typeof mirrorContract> & {
  readonly ports: MirrorPorts;
  /** Goes on with what the last process left behind, and follows changes. */
  run(): void;
  end(): Promise<void>;
  quiet(): Promise<void>;
  isQuiet(): boolean;
};

const troublesShown = 200;

/** Creates the service; nothing is looked up before `start`. */
export function createMirrorService(deps: MirrorDependencies): MirrorService {
  const { database, clock, changes, reads, outbox } = deps;
  const connections = createConnectionRepository(database);
  const candidates = createCandidateRepository(database);
  const links = createLinkRepository(database);
  const jobRows = createJobRepository(database);
  const accounts = createMirrorAccounts({ ...deps, repository: connections });
  const notes = createOutcomeNotes({ ...deps, connections, candidates });
  const bringing = createBringing({
    ...deps,
    candidates,
    links,
    onLinked: (candidate) => notes.note(candidates.get(candidate.id) ?? candidate),
  });
  const isPaused = (workspaceId: string) => {
    const cause = outbox().books.notes.pauseOf(workspaceId)?.cause;
    return cause === 'recruiter' || cause === 'instance';
  };
  const jobs = createMirrorJobs({
    database,
    clock,
    jobs: jobRows,
    candidates,
    ledger: () => outbox().books.ledger,
    waits: createJobWaits({ ...deps, connections, isPaused }),
  });
  const looking = createLooking({
    ...deps,
    accounts,
    connections,
    candidates,
    bringing,
    isPaused,
  });
  const connecting = createConnecting({
    ...deps,
    connections,
    accounts,
    notes,
    lookAgain: (workspaceId) => looking.wake(workspaceId),
    cancelJobs(workspaceId) {
      for (const { id } of jobRows.list(workspaceId)) jobs.cancel(id);
    },
  });
  let forget: (() => void) | undefined;

  function changed(workspaceId: string): void {
    changes.publish({ topic: 'mirror', workspaceId });
  }

  function connected(workspaceId: string): StoredConnection {
    const connection = connections.find(workspaceId);
    if (connection === undefined) throw notConnected();
    return connection;
  }

  function start(
    facts: Omit<Parameters<typeof jobs.start>[0], 'locationId'>,
    wanted: readonly NewCandidate[],
  ) {
    const { locationId } = connected(facts.workspaceId);
    if (wanted.length === 0) {
      throw new ConsoleError(
        'invalid-input',
        'There is no candidate with a phone or an e-mail here. Nothing was sent.',
      );
    }
    const job = jobs.start({ ...facts, locationId }, wanted);
    changed(facts.workspaceId);
    looking.wake(facts.workspaceId);
    return job;
  }

  function linkOf({ workspaceId, locationId, contactId }: StoredCandidate): MirrorLink | undefined {
    const link =
      contactId === undefined ? undefined : links.find(workspaceId, locationId, contactId);
    if (link === undefined) return undefined;
    const assignedTo = link.assignedName ?? link.assignedTo;
    return {
      conversationId: link.conversationId,
      contactId: link.contactId,
      url: conversationAddress(locationId, link.conversationId),
      deleted: link.deleted,
      lookedAt: link.lookedAt,
      ...(assignedTo === undefined ? {} : { assignedTo }),
    };
  }

  function candidateView(candidate: StoredCandidate): MirroredCandidate {
    const { id, contact, state, words, conversationId, itemId } = candidate;
    const link = linkOf(candidate);
    return {
      id,
      name: nameOf(candidate),
      contact,
      state,
      ...(words === undefined ? {} : { words }),
      ...(conversationId === undefined ? {} : { conversationId }),
      ...(itemId === undefined ? {} : { itemId }),
      ...(link === undefined ? {} : { link }),
    };
  }

  function conversationOf(workspaceId: string, conversationId: string): CachedConversation {
    const conversation = deps.conversation(workspaceId, conversationId);
    if (conversation === undefined) {
      throw new ConsoleError('not-found', 'This conversation is not here any more.');
    }
    return conversation;
  }

  function candidateOf(workspaceId: string, conversationId: string): StoredCandidate | undefined {
    const { locationId } = connected(workspaceId);
    const { phoneNumber, emailAddress } = conversationOf(workspaceId, conversationId);
    const contacts = [phoneNumber, emailAddress].filter((contact) => contact !== undefined);
    return candidates.ofContact(workspaceId, locationId, contacts);
  }

  function moved(job: ReturnType<typeof jobs.find>) {
    changed(job.workspaceId);
    looking.wake(job.workspaceId);
    outbox().dispatcher.nudgeWorkspace(job.workspaceId);
    return jobs.view(job);
  }

  return {
    ports: {
      openConnection: (workspaceId) => accounts.open(workspaceId),
      reads,
      http: deps.http,
      pacer: deps.pacer,
      stopOf: (workspaceId) => connections.find(workspaceId)?.stopped,
      stop(workspaceId, words) {
        connections.setStopped(workspaceId, words);
        changed(workspaceId);
      },
      lookAgain: (workspaceId) => looking.wake(workspaceId),
      isGone: (...args) => links.isGone(...args),
      linked: (...args) => bringing.linked(...args),
      contactMade: (...args) => bringing.contactMade(...args),
    },

    ...connecting.calls,
    test: ({ workspaceId }, { signal }) =>
      tryHighLevel(() => accounts.open(workspaceId), reads, signal),

    jobs: ({ workspaceId }) => ({ jobs: jobRows.list(workspaceId).map((job) => jobs.view(job)) }),
    start({ workspaceId, source, createsContacts }) {
      const facts = { workspaceId, createsContacts };
      if ('campaignId' in source) {
        const { campaignId } = source;
        const title = deps.campaignTitle(workspaceId, campaignId) ?? campaignId;
        const wanted = jobRows.ofCampaign(workspaceId, campaignId);
        return jobs.view(start({ ...facts, campaignId, uploadId: undefined, title }, wanted));
      }
      const { uploadId } = source;
      const upload = jobRows.uploadOf(uploadId);
      if (upload?.workspaceId !== workspaceId) {
        throw new ConsoleError('not-found', 'This upload is not there any more.');
      }
      const wanted = jobRows.ofUpload(uploadId);
      return jobs.view(
        start({ ...facts, campaignId: undefined, uploadId, title: upload.name }, wanted),
      );
    },
    pause: ({ jobId }) => moved(jobs.pause(jobId)),
    resume: ({ jobId }) => moved(jobs.resume(jobId)),
    cancel: ({ jobId }) => moved(jobs.cancel(jobId)),
    troubles: ({ jobId }) => ({
      candidates: candidates
        .troubles(jobs.find(jobId).id, troublesShown)
        .map((one) => candidateView(one)),
    }),

    ofConversation({ workspaceId, conversationId }) {
      if (connections.find(workspaceId) === undefined) return { connected: false };
      const candidate = candidateOf(workspaceId, conversationId);
      return {
        connected: true,
        ...(candidate === undefined ? {} : { candidate: candidateView(candidate) }),
      };
    },
    mirrorOne({ workspaceId, conversationId, contactId, createsContact }) {
      const { phoneNumber, emailAddress, firstName, lastName } = conversationOf(
        workspaceId,
        conversationId,
      );
      const contact = phoneNumber ?? emailAddress;
      start(
        {
          workspaceId,
          title: '',
          campaignId: undefined,
          uploadId: undefined,
          createsContacts: createsContact,
        },
        contact === undefined
          ? []
          : [
              {
                contact,
                phone: phoneNumber,
                email: emailAddress,
                firstName,
                lastName,
                conversationId,
                contactId,
              },
            ],
      );
      return { done: true };
    },
    async look({ workspaceId, conversationId }, { signal }) {
      const candidate = candidateOf(workspaceId, conversationId);
      const { locationId = '', contactId = '' } = candidate ?? {};
      const link = links.find(workspaceId, locationId, contactId);
      if (link === undefined) return { done: true };
      const connection = await accounts.open(workspaceId);
      const read = await reads.conversation(connection, link.conversationId, signal);
      const assignedTo = read?.assignedTo;
      const assignedName =
        assignedTo === undefined ? undefined : await reads.userName(connection, assignedTo, signal);
      links.put(workspaceId, locationId, {
        ...link,
        assignedTo,
        assignedName,
        deleted: read === undefined || read.deleted === true,
        lookedAt: clock.now(),
      });
      changed(workspaceId);
      return { done: true };
    },

    run() {
      forget = changes.subscribe(({ topic, workspaceId, ids }) => {
        if (workspaceId === undefined) return;
        if (topic === 'conversations' && ids !== undefined) {
          database.transaction(() => notes.noteConversations(workspaceId, ids));
        }
        // The one switch was turned, or an item moved on.
        if (topic === 'outbox') {
          looking.wake(workspaceId);
          if (connections.find(workspaceId) !== undefined) changed(workspaceId);
        }
      });
      for (const workspaceId of jobRows.workspacesWithWork()) looking.wake(workspaceId);
    },
    end() {
      forget?.();
      return looking.stop();
    },
    quiet: () => looking.quiet(),
    isQuiet: () => looking.isQuiet(),
  };
}
