import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { checkPreload, checkSwitches } from './check-code.ts';
import { checkAllowed, checkNative, checkNeeded, checkSources } from './check-files.ts';
import { checkFuses } from './check-fuses.ts';
import { checkIntegrity } from './check-integrity.ts';
import { checkLicences } from './check-licences.ts';
import { checkSecrets } from './check-secrets.ts';
import type { Check } from './check.ts';
import { readContents, type PackageContents } from './contents.ts';
import { findLayout } from './layout.ts';

/** Judges an unpacked package from outside, by what lies in its folder alone. */
export async function verifyPackage(folder: string): Promise<Check[]> {
  const layout = findLayout(folder);
  if ('wrong' in layout) return [{ name: 'the folder is a package', problems: [layout.wrong] }];
  const fuses = await checkFuses(layout.executable);
  const onlyArchive = checkOnlyArchive(layout.resources);
  if (onlyArchive.problems.length > 0) return [onlyArchive, ...fuses];
  let contents: PackageContents;
  try {
    contents = readContents(layout.resources);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return [{ name: 'app.asar can be read', problems: [cause] }, ...fuses];
  }
  return [
    onlyArchive,
    checkNeeded(contents),
    checkAllowed(contents),
    checkSources(contents),
    checkNative(contents, layout),
    checkSecrets(contents),
    checkPreload(contents),
    checkSwitches(contents),
    checkLicences(contents, layout),
    ...checkIntegrity(contents, layout),
    ...fuses,
  ];
}

function checkOnlyArchive(resources: string): Check {
  const there = existsSync(resources) ? readdirSync(resources) : [];
  return {
    name: 'the app is app.asar and nothing beside it',
    problems: [
      ...(there.includes('app.asar') ? [] : [`${path.basename(resources)} holds no app.asar`]),
      ...['app', 'default_app.asar']
        .filter((name) => there.includes(name))
        .map((name) => `${name} lies beside it`),
    ],
  };
}
