import { app, powerMonitor } from 'electron';
import type {
  Attention,
  Capabilities,
  FileTickets,
  Logger,
  Network,
  Notifier,
  Opener,
  Preferences,
  Workers,
} from '../core/capabilities.ts';
import { fileWitness } from '../core/file-witness.ts';
import { createKeychainStore } from '../core/keychain.ts';
import { readPolicyFile } from '../core/settings/policy-file.ts';
import { systemClock } from '../core/system-clock.ts';
import { powerOf } from './power.ts';
import { hasUpdateFeed } from './updater.ts';

/** What the desktop host makes before the core starts. */
export type HostParts = {
  readonly dataFolder: string;
  readonly logger: Logger;
  readonly preferences: Preferences;
  readonly network: Network;
  readonly notifier: Notifier;
  readonly attention: Attention;
  readonly opener: Opener;
  readonly fileTickets: FileTickets;
  readonly workers: Workers;
};

/** Everything the desktop host supplies to the core. */
export function desktopCapabilities(parts: HostParts): Capabilities {
  const clock = systemClock;
  return {
    ...parts,
    clock,
    facts: {
      version: app.getVersion(),
      host: 'Desktop app',
      platform: `${process.platform} ${process.arch}`,
      runtime: `Electron ${process.versions.electron ?? 'unknown'}`,
      isPackaged: app.isPackaged,
      hasUpdateFeed: app.isPackaged && hasUpdateFeed(process.resourcesPath),
    },
    sshAgent: process.env['SSH_AUTH_SOCK'],
    secrets: createKeychainStore({ clock }),
    power: powerOf(powerMonitor),
    policy: { read: () => readPolicyFile({ platform: process.platform }) },
    witness: fileWitness(parts.dataFolder),
  };
}
