import { expect, test } from 'vitest';
import { openMemoryDatabase } from '../../../electron/core/database/database.ts';
import { createInstanceGuard } from '../../../electron/core/outbox/instance.ts';
import { memoryWitness } from '../../support/capabilities.ts';

const logger = { info: () => {}, warn: () => {}, error: () => {} };

test('the same database and witness agree at every start', async () => {
  const database = openMemoryDatabase();
  const witness = memoryWitness();
  const guard = createInstanceGuard({ database, witness, logger });
  expect(await guard.check(false)).toBe('new');
  await guard.advance(() => undefined);
  expect(await guard.check(true)).toBe('same');
  await guard.advance(() => undefined);
  expect(await createInstanceGuard({ database, witness, logger }).check(true)).toBe('same');
});

test('a process that ended between the two is one ahead and agrees', async () => {
  const database = openMemoryDatabase();
  const witness = memoryWitness();
  const guard = createInstanceGuard({ database, witness, logger });
  await guard.advance(() => undefined);
  database.run('UPDATE instance SET counter = counter + 1');
  expect(await createInstanceGuard({ database, witness, logger }).check(true)).toBe('same');
});

test('an older database, a copied one and one without a witness do not agree', async () => {
  const database = openMemoryDatabase();
  const witness = memoryWitness();
  const guard = createInstanceGuard({ database, witness, logger });
  await guard.advance(() => undefined);
  const backup = database.get('SELECT counter FROM instance')?.['counter'] ?? 0;
  await guard.advance(() => undefined);
  database.run('UPDATE instance SET counter = ?', backup);
  const restored = createInstanceGuard({ database, witness, logger });
  expect(await restored.check(true)).toBe('mismatch');
  // It stays so until everything that it means is committed with an identity of its own.
  await expect(
    restored.renew(() => {
      throw new Error('power cut');
    }),
  ).rejects.toThrow('power cut');
  expect(await restored.check(true)).toBe('mismatch');
  await restored.renew(() => undefined);
  expect(await createInstanceGuard({ database, witness, logger }).check(true)).toBe('same');
  const elsewhere = memoryWitness();
  const copied = createInstanceGuard({ database, witness: elsewhere, logger });
  expect(await copied.check(true)).toBe('mismatch');
});

test('a witness that cannot be written stops what was about to leave', async () => {
  const database = openMemoryDatabase();
  const witness = memoryWitness();
  const guard = createInstanceGuard({
    database,
    witness: { ...witness, write: () => Promise.reject(new Error('disk full')) },
    logger,
  });
  await expect(guard.advance(() => 'work')).rejects.toThrow('disk full');
});
