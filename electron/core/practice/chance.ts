import { createHash } from 'node:crypto';

/** Repeatable chance: the same seed and subject always give the same number, from 0 to below 1. */
export function chance(seed: string, ...subject: readonly (string | number)[]): number {
  const digest = createHash('sha256')
    .update([seed, ...subject].join('\u0000'))
    .digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}

/** A repeatable whole number between both ends, inclusive. */
export function chanceBetween(
  range: readonly [number, number],
  seed: string,
  ...subject: readonly (string | number)[]
): number {
  const [from, to] = range;
  return from + Math.floor(chance(seed, ...subject) * (to - from + 1));
}
