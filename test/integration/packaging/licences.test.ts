import path from 'node:path';
import { init, type ModuleInfos } from 'license-checker-rseidelsohn';
import { expect, test } from 'vitest';
import { licenceOf } from '../../../electron/packaging/notices/licence.ts';
import { shippedPackages } from '../../../electron/packaging/notices/shipped-packages.ts';

// It reads every folder of node_modules.
const patience = { timeout: 240_000 };

test('another reader of licences finds the same for all that is shipped', patience, async () => {
  const found = await new Promise<ModuleInfos>((resolve, reject) => {
    init({ start: path.resolve('.') }, (error, modules) => {
      // Its types leave out that there is no error when all went well.
      if (error instanceof Error) reject(error);
      else resolve(modules);
    });
  });
  const shipped = shippedPackages(path.resolve('.'));
  expect(shipped.length).toBeGreaterThan(60);
  const differing = shipped
    .map((one) => ({
      name: `${one.name}@${one.version}`,
      ours: licenceOf(one).name.replaceAll(/[()]/g, ''),
    }))
    .map((one) => ({ ...one, theirs: String(found[one.name]?.licenses).replaceAll(/[()]/g, '') }))
    .filter(({ ours, theirs }) => ours !== theirs);
  expect(differing).toEqual([]);
});
