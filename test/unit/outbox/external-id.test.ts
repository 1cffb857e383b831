import { expect, test } from 'vitest';
import { isMinted, mintExternalId } from '../../../electron/core/outbox/external-id.ts';

const identity = {
  organizationId: 'o',
  campaignId: 'c',
  channel: 'SMS',
  contact: '+447911123456',
  round: 1,
};

test('the same identity gets the same reference everywhere, and every other one another', () => {
  const reference = mintExternalId(identity);
  expect(mintExternalId({ ...identity })).toBe(reference);
  const others = [
    { ...identity, organizationId: 'p' },
    { ...identity, campaignId: 'd' },
    { ...identity, channel: 'WHATSAPP' },
    { ...identity, contact: '+447911123457' },
    { ...identity, round: 2 },
  ].map((other) => mintExternalId(other));
  expect(new Set([reference, ...others]).size).toBe(6);
});

test('a reference of the file is never taken for ours', () => {
  expect(isMinted(mintExternalId(identity))).toBe(true);
  expect(isMinted('candidate-001')).toBe(false);
  expect(isMinted('pc-1')).toBe(false);
});
