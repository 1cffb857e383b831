import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ConsoleError } from '../../shared/errors.ts';
import type { Clock, FileTickets, TicketedFile } from '../core/capabilities.ts';
import { fileTooLarge, maxFileBytes, plainName, ticketLifetimeMs } from '../core/dropped-file.ts';

/** Files that came over HTTP, kept in the data folder behind one-time tickets. */
export interface DroppedFiles extends FileTickets {
  /** Streams a file to disk and answers its ticket; nothing of a file that is too large or cut off stays. */
  receive(name: string, body: Readable): Promise<string>;
}

/** Dropped files in a folder of their own, which starts empty. */
export async function createDroppedFiles(folder: string, clock: Clock): Promise<DroppedFiles> {
  const tickets = new Map<string, TicketedFile>();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const left of await readdir(folder)) await rm(path.join(folder, left), { force: true });

  return {
    async receive(name, body) {
      const ticket = randomBytes(24).toString('base64url');
      const file = path.join(folder, ticket);
      let sizeBytes = 0;
      const count = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          sizeBytes += chunk.length;
          if (sizeBytes > maxFileBytes) done(fileTooLarge());
          else done(null, chunk);
        },
      });
      try {
        await pipeline(body, count, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
      } catch (error) {
        await rm(file, { force: true });
        if (error instanceof ConsoleError) throw error;
        throw new ConsoleError(
          'file-unreadable',
          'The file did not arrive whole. Nothing was sent. Drop it again.',
          { cause: error },
        );
      }
      const release = () => rm(file, { force: true });
      tickets.set(ticket, { name: plainName(name), sizeBytes, path: file, release });
      clock.schedule(ticketLifetimeMs, () => {
        if (tickets.delete(ticket)) void release();
      });
      return ticket;
    },
    redeem(ticket) {
      const file = tickets.get(ticket);
      tickets.delete(ticket);
      return Promise.resolve(file);
    },
  };
}
