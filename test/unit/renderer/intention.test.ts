import { describe, expect, it } from 'vitest';
import { disconnected, isDisconnected } from '../../../renderer/link/call-failure.ts';
import { createIntentions, makeOnce } from '../../../renderer/link/intention.ts';

function counted() {
  let next = 0;
  return createIntentions(() => `id-${(next += 1)}`);
}

describe('one requestId per intention', () => {
  it('is kept for the same input while its outcome is not known', () => {
    const intentions = counted();
    expect(intentions.idFor({ to: 'a' })).toBe('id-1');
    expect(intentions.idFor({ to: 'a' })).toBe('id-1');
  });

  it('is new for another input', () => {
    const intentions = counted();
    expect(intentions.idFor({ to: 'a' })).toBe('id-1');
    expect(intentions.idFor({ to: 'b' })).toBe('id-2');
  });

  it('is new after an outcome', () => {
    const intentions = counted();
    expect(intentions.idFor({ to: 'a' })).toBe('id-1');
    intentions.settle();
    expect(intentions.idFor({ to: 'a' })).toBe('id-2');
  });
});

describe('making a change once', () => {
  it('makes the same change again when the connection came back', async () => {
    let tries = 0;
    const make = () => {
      tries += 1;
      return tries === 1 ? Promise.reject(disconnected()) : Promise.resolve('done');
    };
    await expect(makeOnce(make, () => Promise.resolve(), isDisconnected)).resolves.toBe('done');
    expect(tries).toBe(2);
  });

  it('does not repeat what the core refused', async () => {
    let tries = 0;
    const refused = new Error('refused');
    const make = () => {
      tries += 1;
      return Promise.reject(refused);
    };
    await expect(makeOnce(make, () => Promise.resolve(), isDisconnected)).rejects.toBe(refused);
    expect(tries).toBe(1);
  });
});
