import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** Where practice time was left; beside the practice server's own state, so that the two stay together. */
export interface PracticePosition {
  read(): Promise<number | undefined>;
  write(nowMs: number): Promise<void>;
  /** Deletes the whole practice folder. */
  erase(): Promise<void>;
}

const fileSchema = z.object({ nowMs: z.number().int().positive() });

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** The position in `clock.json` of the practice folder. */
export function createPracticePosition(folder: string): PracticePosition {
  const file = path.join(folder, 'clock.json');
  let writing: Promise<void> = Promise.resolve();

  async function write(nowMs: number): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(`${file}.new`, JSON.stringify({ nowMs }), { mode: 0o600 });
    await rename(`${file}.new`, file);
  }

  return {
    async read() {
      try {
        const parsed = fileSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
        return parsed.success ? parsed.data.nowMs : undefined;
      } catch (error) {
        // A position that was never written, or half written by a lost disk, starts a new practice day.
        if (isMissing(error) || error instanceof SyntaxError) return undefined;
        throw error;
      }
    },
    write(nowMs) {
      const turn = writing.then(() => write(nowMs));
      writing = turn.catch(() => undefined);
      return turn;
    },
    async erase() {
      await writing;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
