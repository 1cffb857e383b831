import { createHmac, randomUUID } from 'node:crypto';
import { testEvent } from '../../../shared/webhooks/rules.ts';
import type { Clock } from '../capabilities.ts';
import type { HttpClient, HttpResult } from '../network/http.ts';
import { tellTrouble } from '../network/trouble.ts';
import type { Secret } from '../secret.ts';
import { signatureHeader } from './signature.ts';

/** Where a test event goes and what it is signed with. */
export type TestTarget = {
  readonly url: string;
  readonly secret: Secret;
  readonly organizationId: string;
  /** Whether an event arrived here: what counts, whatever answered at the address. */
  readonly hasArrived: (eventId: string) => boolean;
};

/** What became of a test event, in words. */
export type TestOutcome = { readonly arrived: boolean; readonly words: string };

const limitMs = 15_000;

/** Delivers an event of our own the way Popp does, from outside where there is a tunnel. */
export async function sendTestEvent(
  { http, clock }: { readonly http: HttpClient; readonly clock: Clock },
  target: TestTarget,
): Promise<TestOutcome> {
  const eventId = `console-test-${randomUUID()}`;
  const body = JSON.stringify({
    event: testEvent,
    eventId,
    eventTimestamp: new Date(clock.now()).toISOString(),
    data: { organizationId: target.organizationId },
  });
  const signature = createHmac('sha256', target.secret.reveal()).update(body).digest('hex');
  const began = clock.monotonicMs();
  const result = await http.exchange({
    method: 'POST',
    url: new URL(target.url),
    headers: { 'content-type': 'application/json', [signatureHeader]: signature },
    body,
    timeoutMs: limitMs,
  });
  if (target.hasArrived(eventId)) {
    return { arrived: true, words: testText.arrived(clock.monotonicMs() - began) };
  }
  return { arrived: false, words: wordsOf(result, new URL(target.url).host) };
}

function wordsOf(result: HttpResult, host: string): string {
  switch (result.kind) {
    case 'answer':
      return testText.answered(host, result.status);
    case 'not-sent': {
      if (result.trouble === undefined) return testText.unreachable(host);
      const { happened, doThis } = tellTrouble(result.trouble);
      return `${happened} ${doThis}`;
    }
    case 'unknown':
      return testText.silent(host);
    default:
      return result satisfies never;
  }
}

const testText = {
  arrived: (ms: number) =>
    `The test event arrived and its signature was right, ${Math.max(1, Math.round(ms))} ms after it left.`,
  answered: (host: string, status: number) =>
    `${host} answered (${status}), but not this console. Check where the tunnel leads: it has to end at the local address.`,
  unreachable: (host: string) => `${host} could not be reached. Check that the tunnel is open.`,
  silent: (host: string) =>
    `${host} took the test event and did not answer. Check that the tunnel leads to the local address.`,
} as const;
