import { describe, expect, it } from 'vitest';
import { createEventReader } from '../../../electron/core/webhooks/reading.ts';

const text = (recordId: string) =>
  JSON.stringify({ event: 'CONVERSATION_STARTED', data: { recordId } });

describe('a reader of events', () => {
  it('reads what is processed only once', () => {
    const read = createEventReader();
    const accepted = read(text('a'));
    expect(accepted).toMatchObject({ event: 'CONVERSATION_STARTED', data: { recordId: 'a' } });
    expect(read(text('a'))).toBe(accepted);
    // What was handed over is let go: a repeat is read anew.
    expect(read(text('a'))).not.toBe(accepted);
  });

  it('reads anew what it has let go because much came in between', () => {
    const read = createEventReader();
    const first = read(text('first'));
    for (let n = 0; n < 1000; n += 1) read(text(`other-${n}`));
    const again = read(text('first'));
    expect(again).toEqual(first);
    expect(again).not.toBe(first);
  });

  it('keeps no long text', () => {
    const read = createEventReader();
    const long = text('x'.repeat(20_000));
    expect(read(long)).not.toBe(read(long));
  });

  it('finds no event in other texts, however often it is asked', () => {
    const read = createEventReader();
    for (const other of ['', 'null', '[]', '{', '{"data":{}}', '{', 'null']) {
      expect(read(other)).toBeUndefined();
    }
    expect(read(`\uFEFF${text('a')}`)).toMatchObject({ event: 'CONVERSATION_STARTED' });
  });
});
