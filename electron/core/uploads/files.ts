import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The copies of candidate files; each in a folder of its own, for nobody but this user. */
export type UploadFiles = {
  /** Copies the recruiter's file; half a copy never bears the final name. */
  copyIn(id: string, source: string): Promise<void>;
  pathOf(id: string): string;
  has(id: string): boolean;
  remove(id: string): Promise<void>;
  /** Removes copies whose upload is gone, such as those of a removed workspace. */
  sweep(known: ReadonlySet<string>): Promise<void>;
};

/** Copies below `uploads` in the data folder. */
export function createUploadFiles(dataFolder: string): UploadFiles {
  const root = path.join(dataFolder, 'uploads');
  const folderOf = (id: string) => path.join(root, id);
  const pathOf = (id: string) => path.join(folderOf(id), 'candidates');
  return {
    pathOf,
    has: (id) => existsSync(pathOf(id)),
    async copyIn(id, source) {
      await mkdir(folderOf(id), { recursive: true, mode: 0o700 });
      const unfinished = `${pathOf(id)}.part`;
      await pipeline(
        createReadStream(source),
        createWriteStream(unfinished, { mode: 0o600, flush: true }),
      );
      await rename(unfinished, pathOf(id));
    },
    remove: (id) => rm(folderOf(id), { recursive: true, force: true }),
    async sweep(known) {
      const names = existsSync(root) ? await readdir(root) : [];
      for (const name of names) {
        if (!known.has(name)) await rm(path.join(root, name), { recursive: true, force: true });
      }
    },
  };
}
