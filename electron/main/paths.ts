import path from 'node:path';

/** Where the built app finds its parts, beside the built main process. */
export type AppPaths = {
  readonly pages: string;
  readonly preload: string;
  readonly uploadWorker: URL;
  readonly icons: string;
};

/** The parts of the built app, from the folder of the built main process. */
export function appPaths(mainFolder: string, mainUrl: string): AppPaths {
  return {
    pages: path.resolve(mainFolder, '../renderer'),
    preload: path.resolve(mainFolder, '../preload/index.cjs'),
    uploadWorker: new URL('./upload-worker.js', mainUrl),
    icons: path.resolve(mainFolder, '../../resources/icons'),
  };
}
