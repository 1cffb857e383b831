import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decideHost,
  hasDisplay,
  isFailureFresh,
  judgeInstall,
  rememberFailureMs,
  type DesktopFacts,
} from '../../../electron/desktop-decision.ts';

const fine: DesktopFacts = {
  wish: undefined,
  hasDisplay: true,
  isRoot: false,
  isBuilt: true,
  electron: 'ready',
  failedLately: false,
  install: undefined,
};

const wishes = fc.constantFrom(undefined, 'desktop' as const, 'browser' as const);
const anyFacts: fc.Arbitrary<DesktopFacts> = fc.record({
  wish: wishes,
  hasDisplay: fc.boolean(),
  isRoot: fc.boolean(),
  isBuilt: fc.boolean(),
  electron: fc.constantFrom('no-package', 'no-binary', 'other-version', 'ready'),
  failedLately: fc.boolean(),
  install: fc.constantFrom(undefined, 'installed', 'unreachable', 'too-slow', 'broken', 'failed'),
});

describe('where the console opens', () => {
  test('is a window where everything for it is there, and it is fetched where only that is missing', () => {
    expect(decideHost(fine)).toEqual({ host: 'desktop' });
    for (const electron of ['no-binary', 'other-version'] as const)
      expect(decideHost({ ...fine, electron })).toEqual({ host: 'fetch-first' });
  });

  test.each([
    [{ wish: 'browser' }, /you asked for it/],
    [{ hasDisplay: false }, /display/],
    [{ hasDisplay: false, wish: 'desktop' }, /display/],
    [{ isRoot: true }, /root/],
    [{ isBuilt: false }, /npm run build/],
    [{ electron: 'no-package' }, /npm ci/],
    [{ electron: 'no-binary', failedLately: true }, /within the last day.*--desktop/],
    [{ electron: 'no-binary', install: 'unreachable' }, /cannot be reached/],
    [{ electron: 'no-binary', install: 'too-slow' }, /5 minutes, and what had come was removed/],
    [{ electron: 'no-binary', install: 'broken' }, /broken, and what had come was removed/],
    [{ electron: 'no-binary', install: 'failed' }, /could not be installed/],
  ] as const)('is the browser with %j, and why is said', (facts, why) => {
    expect(decideHost({ ...fine, ...facts })).toEqual({
      host: 'browser',
      why: expect.stringMatching(why),
    });
  });

  test('a failure of the day is tried again when it is asked for', () => {
    const failed = { ...fine, electron: 'no-binary', failedLately: true } as const;
    expect(decideHost({ ...failed, wish: 'desktop' })).toEqual({ host: 'fetch-first' });
  });

  test('whatever is the case, it is decided in one sentence, nothing is fetched twice, and no window without its binary', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const decision = decideHost(facts);
        const { hasDisplay, isRoot, isBuilt, electron, install, wish } = facts;
        const couldOpen = hasDisplay && !isRoot && isBuilt && wish !== 'browser';
        const allowed = {
          browser: () => decision.host === 'browser' && /^[a-z][^.!]*$/.test(decision.why),
          'fetch-first': () => couldOpen && install === undefined && electron !== 'no-package',
          desktop: () => couldOpen && electron === 'ready',
        };
        expect(allowed[decision.host]()).toBe(true);
      }),
    );
  });
});

describe('an attempt to fetch the window', () => {
  const ended = {
    ended: 'by-itself',
    output: '',
    after: 'no-binary',
    leftSomething: false,
  } as const;

  test.each([
    [{ after: 'ready' }, 'installed'],
    [{ after: 'ready', ended: 'time-limit' }, 'installed'],
    [{ ended: 'time-limit', leftSomething: true }, 'too-slow'],
    [{ output: 'TypeError: fetch failed' }, 'unreachable'],
    [{ output: 'HTTPError: Response code 403 (Forbidden) for https://x' }, 'unreachable'],
    [{ output: 'ChecksumMismatchError: Generated checksum for "e.zip" did not match' }, 'broken'],
    [{ output: '', leftSomething: true }, 'broken'],
    [{ output: 'Error: EACCES' }, 'failed'],
  ] as const)('with %j is %s', (facts, outcome) => {
    expect(judgeInstall({ ...ended, ...facts })).toBe(outcome);
  });

  test('that failed is remembered for a day, for its version', () => {
    const failure = { version: '45.0.0', failedAt: 1000 };
    expect(isFailureFresh(undefined, '45.0.0', 1000)).toBe(false);
    expect(isFailureFresh(failure, '45.0.0', 1000)).toBe(true);
    expect(isFailureFresh(failure, '45.0.1', 1000)).toBe(false);
    expect(isFailureFresh(failure, '45.0.0', 999 + rememberFailureMs)).toBe(true);
    expect(isFailureFresh(failure, '45.0.0', 1000 + rememberFailureMs)).toBe(false);
    expect(isFailureFresh(failure, '45.0.0', 999)).toBe(false);
  });
});

test('a display is there on Windows and macOS, elsewhere where it is named', () => {
  expect(hasDisplay('win32', {})).toBe(true);
  expect(hasDisplay('darwin', {})).toBe(true);
  expect(hasDisplay('linux', {})).toBe(false);
  expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false);
  expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
});
