import { ConsoleError } from '../../../shared/errors.ts';
import { highLevelBaseUrl, highLevelVersion } from '../../../shared/highlevel/address.ts';
import type { mirrorContract } from '../../../shared/mirror/contract.ts';
import type { MirrorConnection } from '../../../shared/mirror/model.ts';
import { expiryOf } from '../../../shared/mirror/rules.ts';
import type { Clock } from '../capabilities.ts';
import type { ChangeBus } from '../changes.ts';
import type { Database } from '../database/database.ts';
import type { RunningOutbox } from '../outbox/create-outbox.ts';
import { Secret } from '../secret.ts';
import type { ServiceOf } from '../service.ts';
import { requireBaseUrl } from '../workspaces/problems.ts';
import { notConnected, type MirrorAccounts, type PracticeAccount } from './accounts.ts';
import type { OutcomeNotes } from './notes.ts';
import type { ConnectionRepository, StoredConnection } from './repository-connections.ts';

type Calls = Pick<
  ServiceOf<typeof mirrorContract>,
  'connection' | 'connect' | 'connectPractice' | 'setNotes' | 'resumeConnection' | 'disconnect'
>;

/** Connecting a sub-account, changing it and letting it go. */
export function createConnecting(deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly changes: ChangeBus;
  readonly connections: ConnectionRepository;
  readonly accounts: MirrorAccounts;
  readonly notes: OutcomeNotes;
  readonly outbox: () => RunningOutbox;
  readonly isPractice: (workspaceId: string) => boolean;
  readonly practice: () => Promise<PracticeAccount>;
  readonly lookAgain: (workspaceId: string) => void;
  readonly cancelJobs: (workspaceId: string) => void;
}): { readonly calls: Calls } {
  const { database, clock, changes, connections, accounts, notes, outbox, isPractice } = deps;

  function changed(workspaceId: string): void {
    changes.publish({ topic: 'mirror', workspaceId });
  }

  function connected(workspaceId: string): StoredConnection {
    const connection = connections.find(workspaceId);
    if (connection === undefined) throw notConnected();
    return connection;
  }

  async function viewOf(workspaceId: string): Promise<MirrorConnection> {
    const view = await accounts.view(workspaceId);
    if (view === undefined) throw notConnected();
    return view;
  }

  /** What a stop had held goes on, and everything looks anew. */
  function goOn(workspaceId: string): void {
    database.transaction(() => {
      connections.setStopped(workspaceId, undefined);
      const { items, ledger } = outbox().books;
      ledger.recordAll(items.idsHeldBy(workspaceId, 'highlevel-stopped'), {
        kind: 'recruiter-resumes',
        words: 'HighLevel was connected again.',
      });
    });
    changed(workspaceId);
    deps.lookAgain(workspaceId);
    outbox().dispatcher.nudgeWorkspace(workspaceId);
  }

  async function save(
    connection: StoredConnection,
    token: Secret | undefined,
  ): Promise<MirrorConnection> {
    const before = connections.find(connection.workspaceId);
    const isElsewhere =
      before !== undefined &&
      (before.origin !== connection.origin || before.locationId !== connection.locationId);
    // What was kept for the sub-account before is not found again by changing back.
    if (isElsewhere || token === undefined) await accounts.clearToken(before ?? connection);
    if (token !== undefined) await accounts.setToken(connection, token);
    connections.save(connection, clock.now());
    goOn(connection.workspaceId);
    return viewOf(connection.workspaceId);
  }

  const calls: Calls = {
    async connection({ workspaceId }) {
      const connection = await accounts.view(workspaceId);
      return connection === undefined ? {} : { connection };
    },
    connect({ workspaceId, locationId, signIn, token, version, baseUrl: typed }) {
      const isOwn = isPractice(workspaceId);
      const { baseUrl, origin } = isOwn
        ? { baseUrl: 'practice', origin: 'practice' }
        : requireBaseUrl(typed ?? highLevelBaseUrl);
      const expiresAt = expiryOf(signIn, payloadOf(token), clock.now());
      const notes = connections.find(workspaceId)?.notes ?? false;
      return save(
        {
          workspaceId,
          locationId,
          baseUrl,
          origin,
          version,
          signIn,
          expiresAt,
          notes,
          stopped: undefined,
        },
        new Secret(token),
      );
    },
    async connectPractice({ workspaceId }) {
      if (!isPractice(workspaceId)) {
        throw new ConsoleError(
          'not-allowed',
          'Only the practice workspace has a practice sub-account. Nothing was changed.',
        );
      }
      const { locationId } = await deps.practice();
      return save(
        {
          workspaceId,
          locationId,
          baseUrl: 'practice',
          origin: 'practice',
          version: highLevelVersion,
          signIn: 'private-integration',
          expiresAt: undefined,
          notes: connections.find(workspaceId)?.notes ?? false,
          stopped: undefined,
        },
        undefined,
      );
    },
    setNotes({ workspaceId, notes: isOn }) {
      database.transaction(() => {
        connections.save({ ...connected(workspaceId), notes: isOn }, clock.now());
        if (isOn) notes.noteAll(workspaceId);
      });
      changed(workspaceId);
      return viewOf(workspaceId);
    },
    resumeConnection({ workspaceId }) {
      connected(workspaceId);
      goOn(workspaceId);
      return viewOf(workspaceId);
    },
    async disconnect({ workspaceId }) {
      const connection = connected(workspaceId);
      deps.cancelJobs(workspaceId);
      connections.remove(workspaceId);
      await accounts.clearToken(connection).finally(() => changed(workspaceId));
      return { done: true };
    },
  };
  return { calls };
}

/** What an access token says about itself; only its end is read, and nothing of it is kept. */
function payloadOf(token: string): unknown {
  const [, payload = ''] = token.split('.');
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
