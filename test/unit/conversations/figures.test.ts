import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerTimes,
  funnelOf,
  localMoments,
  median,
  reviewHours,
  statusDays,
} from '../../../shared/conversations/figures.ts';

const hourMs = 60 * 60_000;
const london = localMoments('Europe/London');
const at = (iso: string) => Date.parse(iso);
const hourOf = (iso: string) => Math.floor(at(iso) / hourMs);

describe('a moment in the recruiter’s week', () => {
  it('follows the clock when it changes', () => {
    expect(london(at('2026-10-24T23:30:00Z'))).toEqual({ day: '2026-10-25', weekday: 6, hour: 0 });
    expect(london(at('2026-10-25T01:30:00Z'))).toEqual({ day: '2026-10-25', weekday: 6, hour: 1 });
    expect(localMoments('Australia/Sydney')(at('2026-10-25T01:30:00Z'))).toEqual({
      day: '2026-10-25',
      weekday: 6,
      hour: 12,
    });
  });
});

describe('conversations by day', () => {
  const span = { from: at('2026-11-01T00:00:00Z'), until: at('2026-11-04T09:00:00Z') };
  const nothing = { pending: 0, active: 0, completed: 0, ended: 0, unknown: 0 };

  it('stand at the end of each day where their last change left them', () => {
    const days = statusDays(
      [
        { hour: 0, became: 'CREATED', count: 3 },
        { hour: hourOf('2026-11-01T10:00:00Z'), was: 'CREATED', became: 'ONGOING', count: 2 },
        { hour: hourOf('2026-11-03T23:00:00Z'), was: 'ONGOING', became: 'CLOSED', count: 1 },
        { hour: hourOf('2026-11-04T01:00:00Z'), became: 'SOMETHING_NEW', count: 1 },
      ],
      span,
      london,
    );
    expect(days).toEqual([
      { day: '2026-11-01', ...nothing, pending: 1, active: 2 },
      { day: '2026-11-02', ...nothing, pending: 1, active: 2 },
      { day: '2026-11-03', ...nothing, pending: 1, active: 1, ended: 1 },
      { day: '2026-11-04', ...nothing, pending: 1, active: 1, ended: 1, unknown: 1 },
    ]);
  });

  it('begin with the first day that had any', () => {
    const hour = hourOf('2026-11-03T12:00:00Z');
    const days = statusDays([{ hour, became: 'CREATED', count: 1 }], span, london);
    expect(days.map(({ day }) => day)).toEqual(['2026-11-03', '2026-11-04']);
    expect(statusDays([], span, london).every((day) => day.pending === 0)).toBe(true);
  });

  it('lose and gain nobody, whatever changed', () => {
    const status = fc.constantFrom('CREATED', 'ONGOING', 'CLOSED', 'COMPLETED_AWAITING_CALL', 'X');
    const lives = fc.array(fc.array(status, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(lives, (all) => {
        const changes = all.flatMap((life) =>
          life.map((became, index) => ({
            hour: hourOf('2026-11-02T00:00:00Z') + index * 7,
            was: life[index - 1],
            became,
            count: 1,
          })),
        );
        const last = statusDays(changes, span, london).at(-1);
        const { day: _, ...counts } = last ?? { day: '' };
        expect(Object.values(counts).every((count) => count >= 0)).toBe(true);
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(all.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('from sent to passed', () => {
  it('counts at each step those that got past it too', () => {
    const one = (status: string, count: number, replied = 0) => ({ status, count, replied });
    expect(
      funnelOf([
        one('CREATED', 4),
        one('DELIVERY_FAILED', 1),
        one('ONGOING', 5, 2),
        one('OPTED_OUT', 1),
        one('COMPLETED_SCREENING_FAILED', 2),
        one('COMPLETED_AWAITING_CALL', 3, 1),
      ]),
    ).toEqual([
      { step: 'sent', count: 16 },
      { step: 'started', count: 11 },
      { step: 'replied', count: 8 },
      { step: 'screened', count: 5 },
      { step: 'passed', count: 3 },
    ]);
  });
});

describe('flags', () => {
  const monday = at('2026-11-23T09:10:00Z');
  const episodes = [
    { openedAt: monday, answeredAt: monday + 10 * 60_000, closedAt: monday + hourMs },
    { openedAt: monday + 60_000, answeredAt: monday + 31 * 60_000 },
    { openedAt: monday + 24 * hourMs },
    { openedAt: monday + 25 * hourMs, closedAt: monday + 26 * hourMs },
  ];

  it('are counted by weekday and hour', () => {
    const hours = reviewHours(episodes, london);
    expect(hours[0]?.[9]).toBe(2);
    expect(hours[1]?.[9]).toBe(1);
    expect(hours.flat().reduce((sum, many) => sum + many, 0)).toBe(4);
  });

  it('wait until a human’s first message', () => {
    expect(answerTimes(episodes, london)).toEqual({
      days: [{ day: '2026-11-23', answered: 2, medianMs: 20 * 60_000 }],
      answered: 2,
      waiting: 1,
      without: 1,
      medianMs: 20 * 60_000,
    });
    expect(answerTimes([], london)).toEqual({ days: [], answered: 0, waiting: 0, without: 0 });
  });

  it('have a median', () => {
    expect([median([]), median([7]), median([1, 9]), median([9, 1, 2])]).toEqual([
      undefined,
      7,
      5,
      2,
    ]);
  });
});
