import { licenceOf, licenceProblem } from './licence.ts';
import { shippedPackages, type ShippedPackage } from './shipped-packages.ts';

const rule = '-'.repeat(80);

/** The notices of everything that the app is built on, as one plain text, and what keeps it from being shipped. */
export function writeNotices(root: string): {
  readonly text: string;
  readonly count: number;
  readonly problems: readonly string[];
} {
  const packages = shippedPackages(root).map((shipped) => ({
    shipped,
    licence: licenceOf(shipped),
  }));
  const parts = packages.map(({ shipped, licence }) =>
    [
      rule,
      `${shipped.name} ${shipped.version} (${licence.name})`,
      ...sourceOf(shipped),
      '',
      licence.text,
    ].join('\n'),
  );
  return {
    text: `${introduction(packages.length)}\n\n${parts.join('\n\n')}\n`,
    count: packages.length,
    problems: packages
      .map(({ shipped, licence }) => licenceProblem(shipped, licence))
      .filter((problem) => problem !== undefined),
  };
}

function introduction(count: number): string {
  return [
    `Popp Console is built on ${count} packages of others. Their licences follow.`,
    'The desktop app also contains Electron and Chromium, whose licences lie beside it in LICENSE.electron.txt and',
    'LICENSES.chromium.html.',
  ].join('\n');
}

function sourceOf({ manifest: { homepage, repository } }: ShippedPackage): string[] {
  const stated =
    typeof repository === 'object' && repository !== null && 'url' in repository
      ? String(repository.url)
      : repository;
  const address = typeof stated === 'string' && stated.includes('://') ? stated : homepage;
  return address === undefined ? [] : [address.replace(/^git\+/, '').replace(/\.git$/, '')];
}
