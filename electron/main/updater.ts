import { existsSync } from 'node:fs';
import path from 'node:path';
import type { UpdateState } from '../../shared/settings/managed-rules.ts';
import type { Logger } from '../core/capabilities.ts';

/** The part of electron-updater that is used. */
export type Updater = { checkForUpdatesAndNotify(): Promise<unknown> };

/** Whether a package names a place to look for newer versions; electron-builder writes it where one is configured. */
export function hasUpdateFeed(resources: string): boolean {
  return existsSync(path.join(resources, 'app-update.yml'));
}

/** Looks once for a newer version where that is decided; it is installed when the app quits. A look that fails is no more than logged. */
export async function lookForUpdates(
  state: UpdateState,
  logger: Logger,
  load: () => Promise<Updater> = loadUpdater,
): Promise<void> {
  logger.info('updates', { state });
  if (state !== 'on') return;
  try {
    await (await load()).checkForUpdatesAndNotify();
  } catch (error) {
    logger.warn('updates.not-looked-for', { cause: String(error) });
  }
}

/** Loaded only where it is used: it brings an installer for every system. */
async function loadUpdater(): Promise<Updater> {
  const { default: updater } = await import('electron-updater');
  return updater.autoUpdater;
}
