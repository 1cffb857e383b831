import { onTestFinished } from 'vitest';
import { openMemoryDatabase } from '../../../electron/core/database/database.ts';
import {
  startPracticeHighLevel,
  type PracticeHighLevelOptions,
} from '../../../electron/core/practice/highlevel-server.ts';
import { memoryWitness } from '../../support/capabilities.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { composeMirror, conversationsOf, mirrored } from '../../support/mirror-bench.ts';
import { createPlannedFaults } from '../../support/practice-faults/planned-faults.ts';
import { until } from '../../support/until.ts';
import { call, once } from '../workspaces/workspaces-under-test.ts';

/** The mirror against practice HighLevel over real HTTP, both on one clock that the test owns. */
export async function mirrorUnderTest(
  options: Omit<PracticeHighLevelOptions, 'clock' | 'faults'> & {
    readonly candidates?: number;
    /** A real sub-account with a typed token instead of practice's own. */
    readonly typed?: boolean;
  } = {},
) {
  const clock = createManualClock();
  const planned = createPlannedFaults();
  const highLevel = await startPracticeHighLevel({ ...options, clock, faults: planned.faults });
  onTestFinished(() => highLevel.stop());
  const database = openMemoryDatabase();
  const bench = composeMirror({
    database,
    clock,
    witness: memoryWitness(),
    ...(options.typed === true ? {} : { practice: () => Promise.resolve(highLevel) }),
  });
  const { mirror, outbox, store } = bench;
  onTestFinished(async () => {
    const stopped = Promise.all([mirror.end(), outbox.stop()]);
    await clock.advance(5000);
    await stopped;
  });
  const { workspaceId } = mirrored;
  store.remember(workspaceId, conversationsOf(options.candidates ?? 3), clock.now());
  await outbox.start();
  mirror.run();

  async function quiet(): Promise<void> {
    await until('quiet', () => mirror.isQuiet() && outbox.isQuiet(), 80).catch(() => undefined);
  }

  async function passUntil(what: string, condition: () => boolean, forMs = 60 * 60_000) {
    const end = clock.monotonicMs() + forMs;
    await quiet();
    while (!condition()) {
      if (clock.monotonicMs() > end) throw new Error(`Never happened: ${what}`);
      await clock.advance(2000);
      await quiet();
    }
  }

  const one = (conversationId: string) =>
    mirror.ofConversation({ workspaceId, conversationId }, call);

  return {
    ...bench,
    clock,
    database,
    highLevel,
    planned,
    workspaceId,
    quiet,
    passUntil,
    connect: () => mirror.connectPractice(once({ workspaceId }), call),
    connectTyped: (token: string, more: object = {}) =>
      mirror.connect(
        once({
          workspaceId,
          locationId: highLevel.locationId,
          signIn: 'private-integration' as const,
          version: '2021-07-28',
          baseUrl: highLevel.baseUrl,
          token,
          ...more,
        }),
        call,
      ),
    standing: async (conversationId: string) => (await one(conversationId)).candidate,
    mirrorOne: (
      conversationId: string,
      more: { contactId?: string; createsContact?: boolean } = {},
    ) =>
      mirror.mirrorOne(once({ workspaceId, conversationId, createsContact: true, ...more }), call),
    /** How many conversations each contact has there. */
    perContact() {
      const counts = new Map<string, number>();
      for (const { contactId, deleted } of highLevel.store.allConversations()) {
        if (!deleted) counts.set(contactId, (counts.get(contactId) ?? 0) + 1);
      }
      return counts;
    },
    states: () =>
      outbox.books.items
        .everything(workspaceId)
        .map(({ kind, state, reason }) => ({ kind, state, reason })),
  };
}
