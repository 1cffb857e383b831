import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPracticeClock } from '../../../electron/core/workspaces/practice-clock.ts';
import { firstPracticeMoment, nextMorning, skipTarget } from '../../../shared/practice/rules.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const startMs = Date.UTC(2026, 10, 17, 9, 0);
const minuteMs = 60_000;

function running() {
  const real = createManualClock();
  const clock = createPracticeClock({ clock: real, startMs, speed: 30 });
  return { real, clock };
}

describe('the practice clock', () => {
  test('runs thirty times as fast', async () => {
    const { real, clock } = running();
    await real.advance(minuteMs);
    expect(clock.now()).toBe(startMs + 30 * minuteMs);
    expect(clock.monotonicMs()).toBe(30 * minuteMs);
  });

  test('runs timers when their practice time has come, and not those that were cancelled', async () => {
    const { real, clock } = running();
    const ran: string[] = [];
    clock.schedule(60 * minuteMs, () => ran.push('hour'));
    clock.schedule(30 * minuteMs, () => ran.push('half'));
    const cancel = clock.schedule(10 * minuteMs, () => ran.push('never'));
    cancel();
    await real.advance(minuteMs - 1);
    expect(ran).toEqual([]);
    await real.advance(1);
    expect(ran).toEqual(['half']);
    await real.advance(minuteMs);
    expect(ran).toEqual(['half', 'hour']);
  });

  test('a skip runs what falls due on the way, in order and at its own time, also what that adds', async () => {
    const { real, clock } = running();
    const ran: [string, number][] = [];
    const note = (name: string): void => {
      ran.push([name, (clock.now() - startMs) / minuteMs]);
    };
    clock.schedule(40 * minuteMs, () => note('second'));
    clock.schedule(10 * minuteMs, () => {
      note('first');
      clock.schedule(10 * minuteMs, () => note('answer'));
    });
    clock.schedule(90 * minuteMs, () => note('later'));
    await clock.skipTo(startMs + 60 * minuteMs);
    expect(ran).toEqual([
      ['first', 10],
      ['answer', 20],
      ['second', 40],
    ]);
    expect(clock.now()).toBe(startMs + 60 * minuteMs);
    await real.advance(minuteMs);
    expect(ran.at(-1)).toEqual(['later', 90]);
  });

  test('never goes back', async () => {
    const { real, clock } = running();
    await real.advance(minuteMs);
    await clock.skipTo(startMs);
    expect(clock.now()).toBe(startMs + 30 * minuteMs);
  });

  test('two skips follow each other', async () => {
    const { clock } = running();
    await Promise.all([
      clock.skipTo(startMs + 10 * minuteMs),
      clock.skipTo(startMs + 20 * minuteMs),
    ]);
    expect(clock.now()).toBe(startMs + 20 * minuteMs);
  });

  test('leaves no timer behind when it stops', async () => {
    const { real, clock } = running();
    clock.schedule(minuteMs, () => expect.unreachable());
    clock.stop();
    expect(real.pending()).toBe(0);
  });
});

describe('practice mornings', () => {
  test('the next morning is later, at nine, on a working day, and at most three days away', () => {
    assert(
      property(integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) }), (moment) => {
        const morning = new Date(nextMorning(moment));
        expect(morning.getTime()).toBeGreaterThan(moment);
        expect(morning.getTime() - moment).toBeLessThan(3.1 * 24 * 60 * minuteMs);
        expect([morning.getHours(), morning.getMinutes()]).toEqual([9, 0]);
        expect([1, 2, 3, 4, 5]).toContain(morning.getDay());
      }),
    );
  });

  test('practice starts on a working morning', () => {
    const saturday = new Date(2026, 10, 21, 15, 0).getTime();
    expect(new Date(firstPracticeMoment(saturday)).getDay()).toBe(1);
    const tuesday = new Date(2026, 10, 17, 15, 0).getTime();
    expect(firstPracticeMoment(tuesday)).toBe(new Date(2026, 10, 17, 9, 0).getTime());
  });

  test('a skip of an hour is an hour', () => {
    expect(skipTarget(startMs, 'hour') - startMs).toBe(60 * minuteMs);
  });
});
