import {
  array,
  assert,
  boolean,
  constant,
  constantFrom,
  nat,
  oneof,
  property,
  record,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clockSlackMs,
  flagLagMs,
  nextFlag,
  noFlag,
  type FlagSignal,
  type FlagState,
} from '../../../shared/conversations/flag-rules.ts';

function after(signals: readonly FlagSignal[], from: FlagState = noFlag): FlagState {
  return signals.reduce(nextFlag, from);
}

const read = (needsReview: boolean, at: number): FlagSignal => ({
  kind: 'read',
  needsReview,
  at,
  seenAt: at,
});
const event = (at: number): FlagSignal => ({ kind: 'event', at, seenAt: at });
const closing = (by: 'hand-back' | 'handled', at: number): FlagSignal => ({
  kind: 'closing',
  by,
  at,
  seenAt: at,
});
const message = (at: number): FlagSignal => ({ kind: 'candidate-message', at, seenAt: at });

describe('an episode of a flag', () => {
  it('opens when needsReview goes from false to true', () => {
    const flag = after([read(false, 1), read(true, 2)]);
    expect(flag).toMatchObject({ open: true, episode: 1, openedAt: 2 });
  });

  it('opens on a conversation that is flagged when it is first seen', () => {
    expect(after([read(true, 5)])).toMatchObject({ open: true, episode: 1 });
  });

  it.each([
    ['the webhook first', [event(10), read(true, 12), read(true, 60_000)]],
    ['the poll first', [read(true, 12), event(10), read(true, 60_000)]],
    ['the webhook twice', [event(10), event(10), read(true, 12)]],
  ])('is one flag for a webhook and a poll of the same state: %s', (_, signals) => {
    expect(after(signals)).toMatchObject({ open: true, episode: 1 });
  });

  it('is not closed by a read that was sent before the event', () => {
    const signals: FlagSignal[] = [
      read(false, 1),
      { kind: 'event', at: 100, seenAt: 100 },
      { kind: 'read', needsReview: false, at: 99, seenAt: 99 },
    ];
    expect(after(signals).open).toBe(true);
  });

  it('is not closed by a list that lags behind the event', () => {
    const flag = after([event(100), read(false, 5000), read(true, 9000)]);
    expect(flag).toMatchObject({ open: true, episode: 1 });
  });

  it('is closed by Popp once a read had shown it', () => {
    const flag = after([event(100), read(true, 200), read(false, 300)]);
    expect(flag).toMatchObject({ open: false, closedBy: 'popp' });
  });

  it('is closed by Popp when the lag is over and no read ever showed it', () => {
    expect(after([event(100), read(false, 100 + flagLagMs)]).open).toBe(false);
  });

  it('stays closed after a hand-back while Popp goes on saying needsReview', () => {
    const flag = after([read(true, 1), closing('hand-back', 10), read(true, 20), read(true, 30)]);
    expect(flag).toMatchObject({ open: false, episode: 1 });
  });

  it('opens anew when Popp cleared it after the hand-back and raised it again', () => {
    const flag = after([read(true, 1), closing('hand-back', 10), read(false, 20), read(true, 30)]);
    expect(flag).toMatchObject({ open: true, episode: 2, openedAt: 30 });
  });

  it('opens anew on an event that is newer than the closing, and not on an older one', () => {
    const closed = after([read(true, 9000), closing('hand-back', 20_000)]);
    expect(nextFlag(closed, event(20_000 - clockSlackMs)).open).toBe(false);
    expect(nextFlag(closed, event(20_001))).toMatchObject({ open: true, episode: 2 });
  });

  it('opens anew on an event right after a hand-back, however our clock is off by a second', () => {
    const closed = after([read(true, 9000), closing('hand-back', 20_000)]);
    expect(nextFlag(closed, event(19_500))).toMatchObject({ open: true, episode: 2 });
  });

  it('is not opened again by a second event of the same raising', () => {
    const closed = after([event(9000), closing('handled', 9001)]);
    expect(nextFlag(closed, event(9000)).open).toBe(false);
  });

  it('opens anew on an event without a time that came after the closing', () => {
    const closed = after([read(true, 1), closing('hand-back', 10)]);
    expect(nextFlag(closed, { kind: 'event', seenAt: 11 }).episode).toBe(2);
    expect(nextFlag(closed, { kind: 'event', seenAt: 9 }).episode).toBe(1);
  });

  it('opens anew on a newer message of the candidate where it was marked handled', () => {
    const handled = after([read(true, 1), closing('handled', 10)]);
    expect(nextFlag(handled, message(11))).toMatchObject({ open: true, episode: 2 });
    expect(nextFlag(handled, message(10)).open).toBe(false);
  });

  it('does not open on a message where Popp let go of what was handled', () => {
    const gone = after([read(true, 1), closing('handled', 10), read(false, 20)]);
    expect(nextFlag(gone, message(30)).open).toBe(false);
  });

  it('does not open on a message after a hand-back: the AI answers it', () => {
    const back = after([read(true, 1), closing('hand-back', 10)]);
    expect(nextFlag(back, message(30)).open).toBe(false);
  });
});

const signal = oneof(
  record({
    kind: constant('read' as const),
    needsReview: boolean(),
    at: nat(1000),
    seenAt: nat(1000),
  }),
  record({ kind: constant('event' as const), at: nat(1000), seenAt: nat(1000) }),
  record({
    kind: constant('candidate-message' as const),
    at: nat(1000),
    seenAt: nat(1000),
  }),
  record({
    kind: constant('closing' as const),
    by: constantFrom('hand-back' as const, 'handled' as const),
    at: nat(1000),
    seenAt: nat(1000),
  }),
);

describe('any sequence of signals', () => {
  it('never counts an episode twice or backwards, and opens exactly when it counts', () => {
    assert(
      property(array(signal, { maxLength: 40 }), (signals) => {
        let state = noFlag;
        for (const one of signals) {
          const next = nextFlag(state, one);
          const opened = next.open && !state.open;
          expect(next.episode).toBe(state.episode + (opened ? 1 : 0));
          expect(next.open && next.openedAt === undefined).toBe(false);
          state = next;
        }
      }),
    );
  });

  it('makes of a repeated signal what it made of it once', () => {
    assert(
      property(array(signal, { maxLength: 20 }), signal, (signals, repeated) => {
        const once = nextFlag(after(signals), repeated);
        const twice = nextFlag(once, repeated);
        expect(twice.episode).toBe(once.episode);
        expect(twice.open).toBe(once.open);
      }),
    );
  });

  it('ends where time-ordered reads end, whatever came between', () => {
    assert(
      property(array(signal, { maxLength: 20 }), (signals) => {
        const cleared = nextFlag(after(signals), read(false, 2000 + flagLagMs));
        expect(cleared.open).toBe(false);
        expect(nextFlag(cleared, read(true, 4000 + flagLagMs)).open).toBe(true);
      }),
    );
  });
});
