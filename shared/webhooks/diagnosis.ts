import type { TunnelStatus } from '../tunnels/model.ts';
import type { DeliveryOutcome, ListenerStatus } from './model.ts';
import { hasOtherAddress } from './rules.ts';

/** What has to be in order for an event to get here, in the order in which it gets here. */
export const diagnosisChecks = [
  'listener',
  'secret',
  'tunnel',
  'address',
  'reach',
  'refusals',
  'last',
] as const;

/** One of the things that have to be in order. */
export type DiagnosisCheck = (typeof diagnosisChecks)[number];

/** How one of them stands; `finding` names the sentence that says so and what to do. */
export type DiagnosisLine = {
  readonly check: DiagnosisCheck;
  readonly verdict: 'good' | 'bad' | 'open';
  readonly finding: string;
};

/** What is known; `test` is the test event that was sent last from this screen. */
export type DiagnosisFacts = {
  readonly status: ListenerStatus;
  readonly tunnel: TunnelStatus;
  readonly test: { readonly arrived: boolean; readonly throughTunnel: boolean } | undefined;
};

const refusals = [
  'no-secret',
  'wrong-signature',
  'wrong-organization',
  'wrong-path',
  'wrong-method',
  'too-large',
  'cut-short',
  'not-stored',
] as const satisfies readonly DeliveryOutcome[];

/** The cause of most refusals since the console started. */
export function commonestRefusal(counts: ListenerStatus['counts']) {
  const [most] = refusals.toSorted((left, right) => counts[right] - counts[left]);
  return most !== undefined && counts[most] > 0 ? most : undefined;
}

function good(check: DiagnosisCheck, finding = 'good'): DiagnosisLine {
  return { check, verdict: 'good', finding };
}

function bad(check: DiagnosisCheck, finding = 'bad'): DiagnosisLine {
  return { check, verdict: 'bad', finding };
}

function open(check: DiagnosisCheck, finding: string): DiagnosisLine {
  return { check, verdict: 'open', finding };
}

/** Why events arrive or do not, one line for each thing that has to be in order. */
export function diagnose({ status, tunnel, test }: DiagnosisFacts): DiagnosisLine[] {
  const { signing, counts, givenUrl, path, lastVerifiedAt } = status;
  const refused = commonestRefusal(counts);

  function reach(): DiagnosisLine {
    if (tunnel.publicUrl === undefined) return open('reach', 'no-tunnel');
    if (test === undefined || !test.throughTunnel) return open('reach', 'not-tried');
    return test.arrived ? good('reach') : bad('reach');
  }

  function address(): DiagnosisLine {
    if (tunnel.publicUrl === undefined) return open('address', 'no-tunnel');
    if (givenUrl === undefined) return open('address', 'not-said');
    return hasOtherAddress(givenUrl, tunnel.publicUrl, path) ? bad('address') : good('address');
  }

  function way(): DiagnosisLine {
    if (tunnel.setup.kind === 'none') return bad('tunnel', 'none');
    if (tunnel.publicUrl === undefined) return bad('tunnel', 'closed');
    return good('tunnel', tunnel.setup.kind === 'manual' ? 'manual' : 'good');
  }

  return [
    status.listening ? good('listener') : bad('listener'),
    signing.state === 'present' ? good('secret') : bad('secret', signing.state),
    way(),
    address(),
    reach(),
    refused === undefined ? good('refusals') : bad('refusals'),
    lastVerifiedAt === undefined ? open('last', 'never') : good('last'),
  ];
}
