import { describe, expect, it } from 'vitest';
import { windowTitle } from '../../../renderer/app/page-title.ts';
import { progressWords, timeLeft } from '../../../renderer/ui/progress-words.ts';
import { agoWords, bothTimes, shortTime } from '../../../renderer/ui/time-words.ts';

const minute = 60_000;
const hour = 60 * minute;
const now = new Date(2026, 10, 18, 14, 40).getTime();

describe('times in lists', () => {
  it.each([
    [10_000, 'now'],
    [-20_000, 'now'],
    [4 * minute, '4 min'],
    [3 * hour, '3 h'],
  ])('says %i ms ago as %s', (past, words) => {
    expect(agoWords(now - past, now)).toBe(words);
  });

  it('names the day within a week and the date before', () => {
    expect(agoWords(now - 50 * hour, now)).toMatch(/^Mon/);
    expect(agoWords(now - 30 * 24 * hour, now)).toMatch(/19/);
    expect(shortTime(now - 400 * 24 * hour, now)).toMatch(/2025/);
  });
});

describe("the candidate's time beside ours", () => {
  it('is named where the clocks differ', () => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(bothTimes(now, own)).not.toMatch(/for them/);
    const other = own === 'Asia/Tokyo' ? 'America/New_York' : 'Asia/Tokyo';
    expect(bothTimes(now, other)).toMatch(/^\S.* for them, \S.* for you$/);
  });
});

describe('progress of long work', () => {
  it('says done, total, rate and time left', () => {
    const words = progressWords({ done: 1212, total: 1840, perMinute: 900 });
    expect(words).toMatch(/^1.212 of 1.840 · 900 a minute · 45 s left$/);
  });

  it('says no more than it knows', () => {
    expect(progressWords({ done: 5, total: 10 })).toBe('5 of 10');
    expect(progressWords({ done: 1_200, total: 3_400_000, unit: 'bytes' })).toBe('2 kB of 3.4 MB');
    expect(progressWords({ done: 10, total: 10, perMinute: 3 })).toBe('10 of 10');
    expect(timeLeft({ done: 0, total: 10, perMinute: 0 })).toBeUndefined();
  });

  it('uses the coarsest unit that still helps', () => {
    expect(timeLeft({ done: 0, total: 9000, perMinute: 900 })).toBe('about 10 min left');
    expect(timeLeft({ done: 0, total: 90_000, perMinute: 900 })).toBe('about 1 h 40 min left');
  });
});

describe('the name of the window', () => {
  it('says where you are and how many need you', () => {
    expect(windowTitle('/inbox/c1', 12)).toBe('(12) Inbox · Popp Console');
    expect(windowTitle('/settings', 0)).toBe('Settings · Popp Console');
    expect(windowTitle('/welcome', 3)).toBe('Popp Console');
  });
});
