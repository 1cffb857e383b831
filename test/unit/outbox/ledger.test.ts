import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createChangeBus } from '../../../electron/core/changes.ts';
import { openMemoryDatabase } from '../../../electron/core/database/database.ts';
import { createLedger } from '../../../electron/core/outbox/ledger.ts';
import { createClaimRepository } from '../../../electron/core/outbox/repository-claims.ts';
import { createItemRepository } from '../../../electron/core/outbox/repository-items.ts';
import type { ItemState } from '../../../shared/outbox/model.ts';
import { evidenceKinds, IllegalMove, mayTake, nextState } from '../../../shared/outbox/rules.ts';
import { createManualClock } from '../../support/manual-clock.ts';

function books() {
  const database = openMemoryDatabase();
  const clock = createManualClock();
  const items = createItemRepository(database);
  const ledger = createLedger({ database, clock, changes: createChangeBus() });
  let last = 0;
  function add(contact = `+4479${String((last += 1))}`, round = 1, uploadId = 'u1') {
    const payload = { firstName: 'Ada', phoneNumber: contact, shouldSendDuringBusinessHours: true };
    const base = {
      kind: 'conversation',
      workspaceId: 'w',
      campaignId: 'c',
      channel: 'SMS',
    } as const;
    return items.addConversation(
      { ...base, contact, round, payload, upload: { uploadId, row: 1 } },
      {
        id: `item-${String((last += 1))}`,
        externalId: 'x',
        state: 'waiting',
        now: 1,
        acknowledged: [],
      },
    );
  }
  return { database, items, ledger, add, claims: createClaimRepository(database) };
}

function attempt(record: () => ItemState): ItemState | 'illegal' {
  try {
    return record();
  } catch (error) {
    if (error instanceof IllegalMove) return 'illegal';
    throw error;
  }
}

describe('the ledger', () => {
  test('follows the table for any sequence of evidence, and writes down all of it', () => {
    const { database, items, ledger, add } = books();
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...evidenceKinds), { maxLength: 40 }), (sequence) => {
        const { itemId } = add();
        let oracle: ItemState = 'waiting';
        let written = 0;
        for (const kind of sequence) {
          const legal = mayTake(oracle, kind);
          if (legal) {
            oracle = nextState(oracle, kind);
            written += 1;
          }
          expect(attempt(() => ledger.record(itemId, { kind, words: kind }))).toBe(
            legal ? oracle : 'illegal',
          );
          expect(items.get(itemId)?.state).toBe(oracle);
        }
        const lines = database.get(
          'SELECT count(*) AS n FROM outbox_evidence WHERE item_id = ?',
          itemId,
        );
        expect(lines?.['n']).toBe(written);
      }),
      { numRuns: 200 },
    );
  });

  test('evidence cannot be changed or removed', () => {
    const { database, ledger, add } = books();
    const { itemId } = add();
    ledger.record(itemId, { kind: 'lead', words: 'A webhook named it.' });
    expect(() => database.run("UPDATE outbox_evidence SET words = ''")).toThrow(/append-only/);
    expect(() => database.run('DELETE FROM outbox_evidence')).toThrow(/append-only/);
  });

  test('an identity is taken once, until it is refused or cancelled', () => {
    const { ledger, add } = books();
    const first = add('+447911');
    expect(add('+447911')).toEqual({ itemId: first.itemId, known: true });
    expect(add('+447911', 2).known).toBe(false);
    ledger.record(first.itemId, { kind: 'recruiter-cancels', words: '' });
    expect(add('+447911').known).toBe(false);
  });

  test('one remote id settles one item, and one item takes one', () => {
    const { items, claims, add } = books();
    const one = items.get(add().itemId);
    const other = items.get(add().itemId);
    if (one === undefined || other === undefined) throw new Error('Two items were added');
    expect(claims.claim(one, 'conversation', 'r1', 'list', 1)).toBe(true);
    expect(claims.claim(other, 'conversation', 'r1', 'list', 1)).toBe(false);
    expect(claims.claim(one, 'conversation', 'r2', 'list', 1)).toBe(false);
    expect(claims.claim(other, 'conversation', 'r2', 'list', 1)).toBe(true);
  });

  test('what is known to have been reached only grows', () => {
    const { items, ledger, add } = books();
    const { itemId } = add();
    ledger.record(itemId, { kind: 'attempt-begun', words: '' });
    ledger.record(itemId, { kind: 'accepted', words: '', reach: 'accepted' });
    ledger.record(itemId, { kind: 'sighted', words: '', reach: 'started' });
    ledger.record(itemId, { kind: 'sighted', words: '', reach: 'seen' });
    expect(items.get(itemId)?.reach).toBe('started');
    ledger.record(itemId, { kind: 'sighted', words: '', reach: 'failed-at-popp' });
    expect(items.get(itemId)?.reach).toBe('failed-at-popp');
  });
});
