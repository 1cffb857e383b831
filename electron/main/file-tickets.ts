import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { IpcMain } from 'electron';
import type { DesktopChannels, TicketAnswer } from '../../shared/desktop.ts';
import type { Clock, FileTickets, TicketedFile } from '../core/capabilities.ts';
import { fileTooLarge, maxFileBytes, plainName, ticketLifetimeMs } from '../core/dropped-file.ts';
import { isOurFrame } from './security/origin.ts';
import { desktopText } from './text.ts';

const channel: DesktopChannels['fileTicket'] = 'file-ticket';

/** Tickets for files that lie where the recruiter keeps them. */
export interface DesktopFiles extends FileTickets {
  /** A ticket for a file that can be read, or why not. */
  ticketFor(file: string): Promise<TicketAnswer>;
}

/** Files behind one-time tickets; nothing is copied before the ticket is redeemed. */
export function createDesktopFiles(clock: Clock): DesktopFiles {
  const tickets = new Map<string, TicketedFile>();
  return {
    async ticketFor(file) {
      // An empty path is a file that a script made; none of ours does.
      if (!path.isAbsolute(file)) return refused(desktopText.unreadable);
      const found = await stat(file).catch(() => undefined);
      if (found?.isDirectory() === true) return refused(desktopText.folder);
      if (found?.isFile() !== true) return refused(desktopText.unreadable);
      if (found.size > maxFileBytes)
        return { code: 'file-too-large', message: fileTooLarge().message };
      const ticket = randomBytes(24).toString('base64url');
      tickets.set(ticket, {
        name: plainName(file),
        sizeBytes: found.size,
        path: file,
        release: () => Promise.resolve(),
      });
      clock.schedule(ticketLifetimeMs, () => tickets.delete(ticket));
      return { ticket };
    },
    redeem(ticket) {
      const file = tickets.get(ticket);
      tickets.delete(ticket);
      return Promise.resolve(file);
    },
  };
}

function refused(message: string): TicketAnswer {
  return { code: 'file-unreadable', message };
}

/** Gives tickets to our own page; a path never leaves the main process. */
export function serveFileTickets(ipcMain: Pick<IpcMain, 'handle'>, files: DesktopFiles): void {
  ipcMain.handle(channel, (event, file: unknown): Promise<TicketAnswer> => {
    if (!isOurFrame(event.senderFrame) || typeof file !== 'string') {
      return Promise.resolve(refused(desktopText.unreadable));
    }
    return files.ticketFor(file);
  });
}
