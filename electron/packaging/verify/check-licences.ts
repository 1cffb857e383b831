import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Check } from './check.ts';
import type { PackageContents } from './contents.ts';
import type { PackageLayout } from './layout.ts';

const shortestNotices = 10_000;

/** Our licence, the notices of what we build on, and Electron's and Chromium's own are in the package. */
export function checkLicences({ resources }: PackageContents, layout: PackageLayout): Check {
  const beside = layout.platform === 'darwin' ? layout.resources : path.dirname(layout.executable);
  const there = existsSync(beside) ? readdirSync(beside) : [];
  const notices = resources.find((file) => file.path === 'THIRD-PARTY-NOTICES.txt');
  return {
    name: 'our licence and those of others are shipped',
    problems: [
      ...(resources.some((file) => file.path === 'LICENSE.txt') ? [] : ['LICENSE.txt is missing']),
      ...((notices?.bytes.length ?? 0) > shortestNotices
        ? []
        : ['THIRD-PARTY-NOTICES.txt is missing or empty']),
      ...['LICENSE.electron.txt', 'LICENSES.chromium.html']
        .filter((name) => !there.includes(name))
        .map((name) => `${name} is missing`),
    ],
  };
}
