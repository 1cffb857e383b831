import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The lines of one event in the log of a console, oldest first. */
export async function loggedEvents(dataFolder: string, event: string): Promise<unknown[]> {
  const folder = path.join(dataFolder, 'logs');
  const files = (await readdir(folder)).toSorted();
  const texts = await Promise.all(files.map((name) => readFile(path.join(folder, name), 'utf8')));
  return texts
    .flatMap((text) => text.split('\n'))
    .filter((line) => line.includes(`"event":${JSON.stringify(event)}`))
    .map((line) => JSON.parse(line) as unknown);
}
