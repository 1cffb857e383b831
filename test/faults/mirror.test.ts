import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startPracticeHighLevel } from '../../electron/core/practice/highlevel-server.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { createPlannedFaults } from '../support/practice-faults/planned-faults.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startAskedChild } from './console-child.ts';
import { mirrorStateSchema, type MirrorCommand, type MirrorOptions } from './mirror-protocol.ts';

const startMs = Date.UTC(2026, 10, 17, 10, 30);
const candidates = 2000;
const stepMs = 5000;

test('2,000 candidates are mirrored through 429s and lost answers with the console killed five times: each has exactly one conversation', async () => {
  const folder = await temporaryFolder();
  const clock = createManualClock(startMs);
  const writes = '/(conversations|contacts)/';
  const planned = createPlannedFaults({
    seed: 'mirror',
    rules: [
      {
        when: 'before',
        path: writes,
        times: null,
        chance: 0.01,
        does: { kind: 'status', status: 429, retryAfterSeconds: 3 },
      },
      {
        when: 'before',
        method: 'GET',
        times: null,
        chance: 0.01,
        does: { kind: 'status', status: 429, retryAfterSeconds: 2 },
      },
      { when: 'after', path: writes, times: null, chance: 0.01, does: { kind: 'reset' } },
      {
        when: 'after',
        path: writes,
        times: null,
        chance: 0.01,
        does: { kind: 'status', status: 504 },
      },
      { when: 'before', path: writes, times: null, chance: 0.005, does: { kind: 'reset' } },
      { when: 'after', path: writes, times: null, chance: 0.005, does: { kind: 'truncate' } },
    ],
  });
  // In a process that lives on; what it took stays taken, whatever becomes of the console.
  const highLevel = await startPracticeHighLevel({ clock, faults: planned.faults, lagMs: 4000 });
  onTestFinished(() => highLevel.stop());
  let passedMs = 0;
  const start = () => {
    const options: MirrorOptions = {
      dataFolder: path.join(folder, 'data'),
      witnessFile: path.join(folder, 'witness.json'),
      startMs: startMs + passedMs,
      baseUrl: highLevel.baseUrl,
      locationId: highLevel.locationId,
      token: highLevel.token.reveal(),
    };
    return startAskedChild<MirrorCommand>('mirror-process', options);
  };
  let child = await start();
  onTestFinished(() => child.kill());
  await child.ask({ name: 'start', candidates });

  const made = () => highLevel.store.countConversations();
  // Killed at five moments spread over the work, each in the middle of whatever it was doing.
  const killAt = [1, 300, 700, 1100, 1600];
  let kills = 0;
  let state;
  for (;;) {
    // The storm passes before the last of them: what was lost has someone after it to be told by.
    if (made() > candidates * 0.95) planned.setPlan({});
    const next = killAt[kills];
    if (next !== undefined && made() >= next) {
      void child.ask({ name: 'advance', ms: stepMs });
      await new Promise((resolve) => {
        setTimeout(resolve, 5 + 7 * kills);
      });
      await child.kill();
      kills += 1;
      child = await start();
    }
    state = mirrorStateSchema.parse(await child.ask({ name: 'state', quietWithinMs: 200 }));
    if (state.linked + state.undecided + state.failed === candidates && state.open === 0) break;
    expect(passedMs).toBeLessThan(12 * 60 * 60_000);
    passedMs += stepMs;
    await clock.advance(stepMs);
    await child.ask({ name: 'advance', ms: stepMs });
  }

  expect(state).toMatchObject({ linked: candidates, undecided: 0, failed: 0 });
  expect(kills).toBe(5);
  const struck = planned.strikes().map(({ kind }) => kind);
  for (const kind of ['status', 'reset', 'truncate'] as const) expect(struck).toContain(kind);
  const all = highLevel.store.allConversations();
  expect(all).toHaveLength(candidates);
  expect(new Set(all.map(({ contactId }) => contactId)).size).toBe(candidates);
  // Each of them is the contact of one candidate; nobody was created twice.
  expect(highLevel.store.countContacts()).toBe(candidates + 1);
});
