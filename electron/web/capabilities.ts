import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Conf from 'conf';
import manifest from '../../package.json' with { type: 'json' };
import type { Capabilities, Logger, Preferences } from '../core/capabilities.ts';
import { createFileLogger } from '../core/file-logger.ts';
import { fileWitness } from '../core/file-witness.ts';
import { createKeychainStore } from '../core/keychain.ts';
import { environmentNetwork } from '../core/network/environment-network.ts';
import { readPolicyFile } from '../core/settings/policy-file.ts';
import { openPreferences, preferencesName } from '../core/settings/preferences-file.ts';
import { systemClock } from '../core/system-clock.ts';
import { createDroppedFiles, type DroppedFiles } from './dropped-files.ts';
import { wakeByClock } from './wake-by-clock.ts';

/** Everything the browser host supplies to the core, and the files that come over its HTTP. */
export async function webCapabilities(
  dataFolder: string,
): Promise<{ readonly capabilities: Capabilities; readonly files: DroppedFiles }> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const clock = systemClock;
  const logger = createFileLogger(path.join(dataFolder, 'logs'), clock);
  const files = await createDroppedFiles(path.join(dataFolder, 'dropped'), clock);
  return {
    files,
    capabilities: {
      dataFolder,
      facts: {
        version: manifest.version,
        host: 'Browser',
        platform: `${process.platform} ${process.arch}`,
        runtime: `Node ${process.versions.node}`,
        isPackaged: false,
        hasUpdateFeed: false,
      },
      clock,
      logger,
      secrets: createKeychainStore({ clock }),
      // The page itself shows the notice; it hears of it through the notifications stream, and reports then.
      notifier: { shower: () => 'page', show: (_notice, report) => report('no-page') },
      // The page's own title counts.
      attention: { show: () => undefined },
      // The page opens links after its own look at the host; nothing opens from this process.
      opener: { openExternal: () => Promise.resolve() },
      fileTickets: files,
      network: environmentNetwork(process.env, logger),
      power: wakeByClock(clock),
      preferences: filePreferences(dataFolder, clock.now(), logger),
      policy: { read: () => readPolicyFile({ platform: process.platform }) },
      witness: fileWitness(dataFolder),
      sshAgent: process.env['SSH_AUTH_SOCK'],
      workers: {
        upload: new URL('../core/uploads/worker.ts', import.meta.url),
        checkpoint: new URL('../core/database/checkpoint-worker.ts', import.meta.url),
      },
    },
  };
}

function filePreferences(dataFolder: string, now: number, logger: Logger): Preferences {
  return openPreferences({
    folder: dataFolder,
    now,
    logger,
    open: () =>
      new Conf<Record<string, unknown>>({
        cwd: dataFolder,
        configName: preferencesName,
        configFileMode: 0o600,
        projectName: 'popp-console',
      }),
  });
}
