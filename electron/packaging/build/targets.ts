import type { BinaryKind } from '../binary-kind.ts';

/** A kind of installer, and the switches of electron-builder that make it. */
export type Target = { readonly label: string; readonly switches: readonly string[] };

/** What one machine can make, and why not the rest, a sentence each. */
export type Plan = { readonly make: readonly Target[]; readonly leave: readonly string[] };

/** What only whoever publishes knows; a Debian package must name both. */
export type Publisher = {
  readonly homepage: string | undefined;
  readonly maintainer: string | undefined;
};

const elsewhere = {
  linux: 'Linux, AppImage and deb: made on Linux.',
  win32:
    'Windows, installer: made on Windows, where its uninstaller can be run once and taken out.',
  darwin:
    'macOS, dmg and zip: made on a Mac; disk images, signing and notarizing exist only there.',
} as const satisfies Record<BinaryKind['platform'], string>;

/** Decides which installers a system makes. */
export function planInstallers(platform: BinaryKind['platform'], publisher: Publisher): Plan {
  const others = Object.entries(elsewhere)
    .filter(([system]) => system !== platform)
    .map(([, sentence]) => sentence);
  switch (platform) {
    case 'win32':
      return {
        make: [{ label: 'Windows, installer', switches: ['--win', 'nsis'] }],
        leave: others,
      };
    case 'darwin':
      return {
        make: [{ label: 'macOS, dmg and zip', switches: ['--mac', 'dmg', 'zip'] }],
        leave: others,
      };
    case 'linux':
      return planLinux(publisher, others);
    default:
      throw new Error(`unknown system ${String(platform satisfies never)}`);
  }
}

function planLinux({ homepage, maintainer }: Publisher, others: readonly string[]): Plan {
  const appImage = { label: 'Linux, AppImage', switches: ['--linux', 'AppImage'] };
  if (homepage === undefined || maintainer === undefined) {
    const why =
      'Linux, deb: a Debian package names a homepage and a maintainer; set PACKAGE_HOMEPAGE and PACKAGE_MAINTAINER ("Name <address>").';
    return { make: [appImage], leave: [why, ...others] };
  }
  const deb = {
    label: 'Linux, deb',
    switches: [
      '--linux',
      'deb',
      `-c.extraMetadata.homepage=${homepage}`,
      `-c.deb.maintainer=${maintainer}`,
    ],
  };
  return { make: [appImage, deb], leave: others };
}

const systems = { linux: 'linux', win32: 'win', darwin: 'mac' } as const;

/** The switches that make only an unpacked folder for a kind of Electron. */
export function unpackedTarget({ platform, arch }: BinaryKind): Target {
  return {
    label: `${platform} ${arch}, unpacked`,
    switches: [`--${systems[platform]}`, 'dir'],
  };
}

/** How electron-builder names the unpacked folder of a kind. */
export function unpackedFolder({ platform, arch }: BinaryKind): string {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  return `${systems[platform]}${suffix}${platform === 'darwin' ? '' : '-unpacked'}`;
}
