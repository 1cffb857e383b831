import type { FileHandle } from 'node:fs/promises';
import { ReadError } from './read-error.ts';

const blockBytes = 64 * 1024;

/** Text of a UTF-8 file in pieces, without its byte order mark; other encodings fail with the line they show on. */
export async function* readText(
  file: FileHandle,
  onBytes: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const block = new Uint8Array(blockBytes);
  let line = 1;
  for (;;) {
    const { bytesRead } = await file.read(block, 0, blockBytes, null);
    const bytes = block.subarray(0, bytesRead);
    const text = decode(decoder, bytes, bytesRead > 0, line);
    line += countLines(text);
    if (text !== '') yield text;
    if (bytesRead === 0) return;
    onBytes(bytesRead);
  }
}

function decode(
  decoder: InstanceType<typeof TextDecoder>,
  bytes: Uint8Array,
  more: boolean,
  line: number,
): string {
  try {
    return decoder.decode(bytes, { stream: more });
  } catch {
    throw new ReadError({ reason: 'not-utf-8', line: line + linesBeforeFault(bytes) });
  }
}

/** Line ends before the first byte that is no UTF-8; a letter cut by the start of the block is not counted as a fault. */
function linesBeforeFault(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8').decode(bytes);
  const fault = text.indexOf('\uFFFD', 3);
  return countLines(fault < 0 ? text : text.slice(0, fault));
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
