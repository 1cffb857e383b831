import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { licenceOf, licenceProblem } from '../../../electron/packaging/notices/licence.ts';
import { shippedPackages } from '../../../electron/packaging/notices/shipped-packages.ts';
import { writeNotices } from '../../../electron/packaging/notices/write-notices.ts';
import { write } from '../../support/packaging/electron-shape.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A project whose page imports the packages that a test makes. */
async function project(
  packages: Readonly<Record<string, { manifest: object; files?: Record<string, string> }>>,
): Promise<string> {
  const root = await temporaryFolder();
  const imports = Object.keys(packages).map((name) => `import '${name}';`);
  await write(path.join(root, 'renderer/main.tsx'), imports.join('\n'));
  for (const file of [
    'main/index',
    'core/uploads/worker',
    'core/database/checkpoint-worker',
    'preload/index',
  ])
    await write(
      path.join(root, `electron/${file}.ts`),
      "import { app } from 'electron';\nexport { app };",
    );
  for (const [name, { manifest, files = {} }] of Object.entries(packages)) {
    const folder = path.join(root, 'node_modules', name);
    await write(
      path.join(folder, 'package.json'),
      JSON.stringify({ name, version: '1.0.0', ...manifest }),
    );
    for (const [file, text] of Object.entries(files)) await write(path.join(folder, file), text);
  }
  return root;
}

describe('the notices of others', () => {
  test('are committed as `npm run notices` writes them, and every package may be shipped', () => {
    const { text, problems } = writeNotices(path.resolve('.'));
    expect(problems).toEqual([]);
    const committed = readFileSync('resources/third-party-notices.txt', 'utf8');
    // Both texts are long; what to do is what matters.
    expect(committed === text, 'run "npm run notices": what the app is built on has changed').toBe(
      true,
    );
  });

  test('name what each side of the app is built on, and what that needs in turn', () => {
    const names = shippedPackages(path.resolve('.')).map(({ name }) => name);
    // The page, the main process, the keychain, a peer, and one that only another package needs.
    for (const name of [
      'react-dom',
      '@fontsource-variable/inter',
      'csv-parse',
      '@github/keytar',
      '@mantine/hooks',
      'scheduler',
    ])
      expect(names).toContain(name);
    for (const name of ['electron', 'vitest', 'electron-builder'])
      expect(names).not.toContain(name);
  });

  test('a package without a licence text is a problem, and a read-me is no licence', async () => {
    const root = await project({
      bare: { manifest: { license: 'MIT' }, files: { 'README.md': 'MIT' } },
      fine: { manifest: { license: 'MIT' }, files: { LICENSE: 'MIT License ...' } },
    });
    expect(writeNotices(root).problems).toEqual(['bare 1.0.0 brings no text of its licence, MIT.']);
  });

  test('a licence that is not listed is a problem; one of two that are is enough', async () => {
    const files = { LICENSE: 'text' };
    const root = await project({
      copyleft: { manifest: { license: 'GPL-3.0' }, files },
      either: { manifest: { license: '(GPL-3.0 OR MIT)' }, files },
      both: { manifest: { license: 'MIT AND GPL-3.0' }, files },
      unnamed: { manifest: {}, files },
      old: { manifest: { licenses: [{ type: 'BSD-3-Clause' }] }, files },
    });
    expect(writeNotices(root).problems).toEqual([
      'both 1.0.0 comes under MIT AND GPL-3.0, which is not listed.',
      'copyleft 1.0.0 comes under GPL-3.0, which is not listed.',
      'unnamed 1.0.0 comes under unknown, which is not listed.',
    ]);
  });

  test('the notice that Apache asks for travels with its licence', async () => {
    const root = await project({
      apache: {
        manifest: { license: 'Apache-2.0' },
        files: { LICENSE: 'the licence', NOTICE: 'the notice' },
      },
    });
    const [shipped] = shippedPackages(root);
    if (shipped === undefined) throw new Error('nothing shipped');
    const licence = licenceOf(shipped);
    expect(licence.text).toBe('the licence\n\nthe notice');
    expect(licenceProblem(shipped, licence)).toBeUndefined();
  });
});
