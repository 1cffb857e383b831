import { parse } from 'csv-parse/sync';
import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentLogParts } from '../../../renderer/features/outbox/sent-log.ts';
import { csvLine } from '../../../shared/csv.ts';
import type { SentLine } from '../../../shared/outbox/contract.ts';

function line(n: number): SentLine {
  return {
    id: `item-${n}`,
    sentAt: 1_700_000_000_000 + n,
    kind: 'conversation',
    state: 'done',
    reach: 'started',
    name: n === 0 ? '=HYPERLINK("https://evil.example","x")' : `Test Applicant-${n}`,
    contact: '+12025550123',
    campaignId: 'campaign-1',
    words: 'Hello, "Ada"\nshall we talk?',
    attempts: 1,
  };
}

describe('the log of what was sent', () => {
  it('is read page by page to its end, with a hundred thousand lines', async () => {
    const total = 100_000;
    let pages = 0;
    const { parts, count } = await sentLogParts(
      (after = 0) => {
        pages += 1;
        const lines = Array.from({ length: 1000 }, (_, index) => line(after + index));
        const next = after + 1000;
        return Promise.resolve({ lines, ...(next < total ? { next } : {}) });
      },
      { campaign: () => 'Warehouse' },
    );
    expect({ count, pages, parts: parts.length }).toEqual({ count: total, pages: 100, parts: 101 });
    const rows = parse(await new Blob(parts.slice(0, 2)).text(), { bom: true });
    expect(rows).toHaveLength(1001);
    expect(rows[1]?.slice(1, 7)).toEqual([
      'Conversation',
      `'=HYPERLINK("https://evil.example","x")`,
      '+12025550123',
      '',
      'Warehouse',
      'Hello, "Ada"\nshall we talk?',
    ]);
  });
});

describe('a line of CSV', () => {
  const shield = /^'(?='*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/;
  const cell = string({
    unit: oneof(
      constantFrom(...`'=+-@\t\r"\n,\uFF1D\uFF0Ba1`.split('')),
      string({ minLength: 1, maxLength: 1 }),
    ),
  });

  it('gives back every cell, and none that begins like a formula', () => {
    assert(
      property(array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
        const [read = []] = parse(csvLine(cells), { relax_column_count: true });
        expect(read.map((cell) => cell.replace(shield, ''))).toEqual(cells);
        for (const cell of read) expect(cell).not.toMatch(/^([=@\t\r-]|\+(?!\d{5,15}$))/);
      }),
    );
  });
});
