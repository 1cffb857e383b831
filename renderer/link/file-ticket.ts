import { z } from 'zod';
import type { DesktopBridge } from '../../shared/desktop.ts';
import { CallFailure, disconnected } from './call-failure.ts';
import { storedToken } from './session.ts';
import { linkText } from './text.ts';

/** How far a file has got on its way to the host. */
export type FileProgress = { readonly sentBytes: number; readonly totalBytes: number };

/** What watches and can stop a file on its way. */
export type FileTicketOptions = {
  readonly onProgress?: (progress: FileProgress) => void;
  readonly signal?: AbortSignal;
};

const answerSchema = z.object({ ticket: z.string().min(1) });

const refusalSchema = z.object({ message: z.string().min(1) });

/** The host says why in words for the recruiter; ours stand in where it does not. */
function refused(status: number, answer: string): CallFailure {
  const told = refusalSchema.safeParse(parseOrNothing(answer));
  const tooLarge = status === 413;
  return new CallFailure({
    code: tooLarge ? 'file-too-large' : 'file-unreadable',
    message: told.success
      ? told.data.message
      : tooLarge
        ? linkText.uploadTooLarge
        : linkText.uploadRefused,
    retryable: !tooLarge,
    id: `upload-${status}`,
  });
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Hands a file to the host and answers the one-time ticket that stands for it. No path crosses the contract. */
export function requestFileTicket(file: File, options: FileTicketOptions = {}): Promise<string> {
  return window.desktop === undefined
    ? streamToHost(file, options)
    : handToDesktop(file, window.desktop);
}

/** The desktop app reads the file where it lies; only a ticket comes back. */
async function handToDesktop(file: File, { ticketFor }: DesktopBridge<File>): Promise<string> {
  const answer = await ticketFor(file);
  if ('ticket' in answer) return answer.ticket;
  throw new CallFailure({ ...answer, retryable: false, id: 'file-ticket' });
}

// XMLHttpRequest, because fetch does not report how much of a body has left.
function streamToHost(file: File, options: FileTicketOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    const settle = (done: () => void) => {
      options.signal?.removeEventListener('abort', abort);
      done();
    };
    request.open('POST', '/upload');
    request.setRequestHeader('x-console-token', storedToken() ?? '');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', (event) => {
      options.onProgress?.({ sentBytes: event.loaded, totalBytes: file.size });
    });
    request.addEventListener('load', () => {
      settle(() => {
        if (request.status !== 200) return reject(refused(request.status, request.responseText));
        const answer = answerSchema.safeParse(parseOrNothing(request.responseText));
        if (answer.success) resolve(answer.data.ticket);
        else reject(refused(request.status, request.responseText));
      });
    });
    request.addEventListener('error', () => settle(() => reject(disconnected())));
    request.addEventListener('abort', () =>
      settle(() => reject(new DOMException('The file was taken back.', 'AbortError'))),
    );
    options.signal?.addEventListener('abort', abort, { once: true });
    if (options.signal?.aborted === true) request.abort();
    request.send(file);
  });
}
