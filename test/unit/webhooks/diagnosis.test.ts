import { describe, expect, it } from 'vitest';
import type { TunnelStatus } from '../../../shared/tunnels/model.ts';
import { diagnose, type DiagnosisFacts } from '../../../shared/webhooks/diagnosis.ts';
import { deliveryOutcomes, type ListenerStatus } from '../../../shared/webhooks/model.ts';
import { hasOtherAddress, mayReprocess } from '../../../shared/webhooks/rules.ts';

const counts = Object.fromEntries(
  deliveryOutcomes.map((outcome) => [outcome, 0]),
) as ListenerStatus['counts'];
const status: ListenerStatus = {
  listening: true,
  localUrl: 'http://127.0.0.1:5000/popp/x',
  path: '/popp/x',
  givenUrl: 'https://hooks.example.com/popp/x',
  signing: { state: 'present', previousAccepted: false },
  counts,
  lastVerifiedAt: 1,
  heads: [],
};
const tunnel: TunnelStatus = {
  setup: { kind: 'manual', publicUrl: 'https://hooks.example.com' },
  state: 'open',
  publicUrl: 'https://hooks.example.com',
  since: 0,
  kept: [],
};
const test = { arrived: true, throughTunnel: true };

function findings(facts: Partial<DiagnosisFacts>): Record<string, string> {
  const lines = diagnose({ status, tunnel, test, ...facts });
  return Object.fromEntries(
    lines
      .filter(({ verdict }) => verdict !== 'good')
      .map(({ check, verdict, finding }) => [check, `${verdict} ${finding}`]),
  );
}

describe('why no events arrive', () => {
  it('finds nothing where everything is in order', () => {
    expect(findings({})).toEqual({});
  });

  it.each<[string, Partial<DiagnosisFacts>, Record<string, string>]>([
    ['nothing listens', { status: { ...status, listening: false } }, { listener: 'bad bad' }],
    [
      'no secret is set',
      { status: { ...status, signing: { state: 'missing', previousAccepted: false } } },
      { secret: 'bad missing' },
    ],
    [
      'there is no tunnel',
      {
        tunnel: { setup: { kind: 'none' }, state: 'off', since: 0, kept: [] },
        test: { arrived: true, throughTunnel: false },
      },
      { tunnel: 'bad none', address: 'open no-tunnel', reach: 'open no-tunnel' },
    ],
    [
      'Popp was given another address',
      { tunnel: { ...tunnel, publicUrl: 'https://other.example.com' } },
      { address: 'bad bad' },
    ],
    ['the test event did not arrive', { test: { ...test, arrived: false } }, { reach: 'bad bad' }],
    ['nothing was tried', { test: undefined }, { reach: 'open not-tried' }],
    [
      'deliveries were refused',
      { status: { ...status, counts: { ...counts, 'wrong-signature': 2, 'wrong-path': 1 } } },
      { refusals: 'bad bad' },
    ],
  ])('says so where %s', (_, facts, expected) => {
    expect(findings(facts)).toEqual(expected);
  });
});

describe('an address that Popp was given', () => {
  it('is another one only where both are known and differ', () => {
    expect(hasOtherAddress(undefined, 'https://a.example', '/p')).toBe(false);
    expect(hasOtherAddress('https://a.example/p', undefined, '/p')).toBe(false);
    expect(hasOtherAddress('https://a.example/p', 'https://a.example', '/p')).toBe(false);
    expect(hasOtherAddress('https://b.example/p', 'https://a.example', '/p')).toBe(true);
  });
});

describe('taking in again', () => {
  it('is offered for what failed and for what was not known', () => {
    expect(mayReprocess({ processed: true, known: true, problem: undefined })).toBe(false);
    expect(mayReprocess({ processed: true, known: true, problem: 'x' })).toBe(true);
    expect(mayReprocess({ processed: true, known: false, problem: undefined })).toBe(true);
    expect(mayReprocess({ processed: false, known: false, problem: undefined })).toBe(false);
  });
});
