import { csvLine } from '../../../shared/csv.ts';
import type { SentLine } from '../../../shared/outbox/contract.ts';
import { kinds, statusOf } from './item-words.ts';
import { outboxText } from './text.ts';
import type { Places } from './use-places.ts';

/** Reads one page of the log; `next` leads to the one after it. */
export type ReadSent = (
  after: number | undefined,
) => Promise<{ readonly lines: readonly SentLine[]; readonly next?: number | undefined }>;

/** The log of what left as the parts of a CSV file, read page by page. */
export async function sentLogParts(
  read: ReadSent,
  places: Pick<Places, 'campaign'>,
): Promise<{ readonly parts: readonly Blob[]; readonly count: number }> {
  // Without the mark Excel reads names in the code page of the computer.
  const parts = [new Blob(['\uFEFF', csvLine(outboxText.sentColumns)])];
  let count = 0;
  for (let after: number | undefined, more = true; more;) {
    // Each page says where the next one begins.
    // oxlint-disable-next-line no-await-in-loop
    const { lines, next } = await read(after);
    // A blob may go to disk; an array of strings would stay in memory.
    parts.push(
      new Blob([
        lines
          .map((line) => sentCells(line, places))
          .map(csvLine)
          .join(''),
      ]),
    );
    count += lines.length;
    after = next;
    more = next !== undefined;
  }
  return { parts, count };
}

function sentCells(line: SentLine, places: Pick<Places, 'campaign'>): (string | undefined)[] {
  return [
    new Date(line.sentAt).toISOString(),
    kinds[line.kind].word,
    line.name,
    line.contact,
    line.channel,
    places.campaign(line.campaignId) ?? line.campaignId,
    line.words ?? line.template,
    statusOf(line).word,
    String(line.attempts),
    line.reference,
    line.conversationId,
  ];
}
