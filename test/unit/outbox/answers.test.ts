import { describe, expect, test } from 'vitest';
import { readOutcome, retryAfterMs, type SendOutcome } from '../../../shared/outbox/answers.ts';

const names = ['Ada', 'Ben', 'Cleo'];
const json = { 'content-type': 'application/json' };

function answer(
  status: number,
  body: unknown,
  headers: Record<string, string> = json,
): SendOutcome {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { kind: 'answer', status, headers, body: text };
}

function bulk(outcome: SendOutcome): string[] {
  const meaning = readOutcome(outcome, { kind: 'conversation', firstNames: names });
  return meaning.items.map((one) => one.evidence);
}

function one(outcome: SendOutcome): string | undefined {
  return readOutcome(outcome, { kind: 'conversation', firstNames: ['Ada'] }).items[0]?.evidence;
}

const good = {
  message: 'Bulk conversation creation completed',
  total: 3,
  queued: 3,
  failed: 0,
  results: names.map((firstName, index) => ({ index, firstName, status: 'queued' })),
};
const allUnknown = names.map(() => 'outcome-unknown');

describe('a single answer', () => {
  test.each([
    [answer(202, { message: 'Conversation created' }), 'accepted'],
    [answer(202, ''), 'outcome-unknown'],
    [answer(200, '<html></html>'), 'outcome-unknown'],
    [answer(400, { message: 'phoneNumber must be E.164' }), 'refused'],
    [answer(404, { error: 'Campaign not found' }), 'refused'],
    [answer(422, { message: ['a', 'b'] }), 'refused'],
    [answer(400, '<html>Bad gateway filter</html>'), 'outcome-unknown'],
    [answer(408, { message: 'Timeout' }), 'outcome-unknown'],
    [answer(409, { message: 'Conflict' }), 'outcome-unknown'],
    [answer(500, { message: 'Oops' }), 'outcome-unknown'],
    [answer(504, ''), 'outcome-unknown'],
    [answer(418, { message: 'teapot' }), 'outcome-unknown'],
    [answer(429, ''), 'rate-limited'],
    [answer(401, ''), 'not-let-in'],
    [answer(403, { message: 'Forbidden' }), 'not-let-in'],
    [answer(407, ''), 'not-let-in'],
    [answer(307, ''), 'not-let-in'],
    [{ kind: 'not-sent', cause: 'dns', detail: 'no such host' } as const, 'not-sent'],
    [{ kind: 'unknown', cause: 'timeout', detail: '' } as const, 'outcome-unknown'],
    [{ kind: 'unknown', cause: 'reset', detail: '' } as const, 'outcome-unknown'],
  ])('%j is %s', (outcome, evidence) => {
    expect(one(outcome)).toBe(evidence);
  });

  test('a refusal keeps the words of the API', () => {
    const meaning = readOutcome(answer(400, { message: 'firstName is required' }), {
      kind: 'conversation',
      firstNames: ['Ada'],
    });
    expect(meaning.items[0]?.words).toBe('firstName is required');
  });

  test('401 and a redirect pause, 429 waits, 409 is read', () => {
    const sent = { kind: 'conversation', firstNames: ['Ada'] } as const;
    expect(readOutcome(answer(401, ''), sent).pause).toBeDefined();
    expect(readOutcome(answer(308, ''), sent).pause).toBeDefined();
    expect(readOutcome(answer(429, '', { 'retry-after': '7' }), sent).waitMs).toBe(7000);
    expect(readOutcome(answer(409, { message: 'In the way' }), sent).conflict).toBe('In the way');
  });
});

describe('a bulk answer', () => {
  test('counts when everything adds up, in any order', () => {
    expect(bulk(answer(202, good))).toEqual(['accepted', 'accepted', 'accepted']);
    expect(bulk(answer(202, { ...good, results: good.results.toReversed() }))).toEqual([
      'accepted',
      'accepted',
      'accepted',
    ]);
  });

  test('judges each item by its status', () => {
    const results = [
      { index: 0, firstName: 'Ada', status: 'queued' },
      { index: 1, firstName: 'Ben', status: 'failed', error: 'phoneNumber is invalid' },
      { index: 2, firstName: 'Cleo', status: 'pending_validation' },
    ];
    expect(bulk(answer(202, { ...good, queued: 2, failed: 1, results }))).toEqual([
      'accepted',
      'refused',
      'outcome-unknown',
    ]);
  });

  test.each([
    ['another total', { ...good, total: 4 }],
    ['sums that do not add up', { ...good, queued: 2 }],
    ['a missing result', { ...good, results: good.results.slice(1) }],
    ['an index twice', { ...good, results: good.results.map((it) => ({ ...it, index: 0 })) }],
    [
      'names of others',
      { ...good, results: good.results.map((it) => ({ ...it, firstName: 'X' })) },
    ],
    ['no results', { ...good, results: undefined }],
    ['nothing readable', 'not json'],
  ])('with %s proves nothing about anyone', (_, body) => {
    expect(bulk(answer(202, body))).toEqual(allUnknown);
  });

  test('refused whole is halved, not refused for each', () => {
    expect(bulk(answer(400, { message: 'contacts[1] is wrong' }))).toEqual(
      names.map(() => 'refused-whole'),
    );
  });
});

describe('Retry-After', () => {
  test.each([
    [undefined, undefined, 60_000],
    ['5', undefined, 5000],
    ['0', undefined, 1000],
    ['soon', undefined, 60_000],
    ['Tue, 17 Nov 2026 10:01:00 GMT', 'Tue, 17 Nov 2026 10:00:30 GMT', 30_000],
    ['999999', undefined, 3_600_000],
  ])('%s at %s waits %d ms', (header, date, expected) => {
    expect(retryAfterMs(header, date)).toBe(expected);
  });
});

describe('a step', () => {
  const step = (kind: 'takeover' | 'message' | 'hand-back', body: unknown) =>
    readOutcome(answer(200, body), { kind, firstNames: [''] }).items[0];

  test('is done when the answer says what was asked for', () => {
    expect(step('takeover', { id: 'c', isHumanTakeover: true })?.evidence).toBe('accepted');
    expect(step('takeover', { id: 'c', isHumanTakeover: false })?.evidence).toBe('outcome-unknown');
    expect(step('hand-back', { id: 'c', isHumanTakeover: false })?.evidence).toBe('accepted');
    expect(step('hand-back', { id: 'c', isHumanTakeover: true })?.evidence).toBe('outcome-unknown');
    expect(step('message', { id: 'm1', status: 'SENT_SUCCESS' })).toMatchObject({
      evidence: 'accepted',
      remoteId: 'm1',
    });
    expect(step('message', { id: 'm1', status: 'FAILED' })?.reach).toBe('failed-at-popp');
  });
});
