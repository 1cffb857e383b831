import path from 'node:path';
import type { Workers } from '../core/capabilities.ts';
import { builtWorkers } from '../core/built-workers.ts';

/** Where the built app finds its parts, beside the built main process. */
export type AppPaths = {
  readonly pages: string;
  readonly preload: string;
  readonly workers: Workers;
  readonly icons: string;
};

/** The parts of the built app, from the folder of the built main process. */
export function appPaths(mainFolder: string, mainUrl: string): AppPaths {
  return {
    pages: path.resolve(mainFolder, '../renderer'),
    preload: path.resolve(mainFolder, '../preload/index.cjs'),
    workers: builtWorkers(mainUrl),
    icons: path.resolve(mainFolder, '../../resources/icons'),
  };
}
