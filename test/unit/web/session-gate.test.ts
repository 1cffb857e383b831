import { describe, expect, test } from 'vitest';
import { codeLifetimeMs, createSessionGate } from '../../../electron/web/session-gate.ts';
import { createManualClock } from '../../support/manual-clock.ts';

describe('session gate', () => {
  test('a code works once and gives a token that stays known', () => {
    const gate = createSessionGate(createManualClock());
    const code = gate.mintCode();
    const token = gate.exchange(code);
    expect(token).toBeDefined();
    expect(gate.exchange(code)).toBeUndefined();
    expect(gate.knows(token ?? '')).toBe(true);
    expect(gate.knows(code)).toBe(false);
    expect(gate.knows('')).toBe(false);
  });

  test('a code is worth a minute', async () => {
    const clock = createManualClock();
    const gate = createSessionGate(clock);
    const late = gate.mintCode();
    await clock.advance(codeLifetimeMs + 1);
    expect(gate.exchange(late)).toBeUndefined();
    const fresh = gate.mintCode();
    await clock.advance(codeLifetimeMs);
    expect(gate.exchange(fresh)).toBeDefined();
  });

  test('a new code replaces the unused one, and codes are long', () => {
    const gate = createSessionGate(createManualClock());
    const first = gate.mintCode();
    const second = gate.mintCode();
    expect(gate.exchange(first)).toBeUndefined();
    expect(gate.exchange(second)).toBeDefined();
    expect(Buffer.from(second, 'base64url')).toHaveLength(32);
  });
});
