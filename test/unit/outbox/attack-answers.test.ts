import { expect, test } from 'vitest';
import { readOutcome } from '../../../shared/outbox/answers.ts';
import { parseList } from '../../../shared/popp/list-envelope.ts';

test.each([
  { errorMessage: 'Task timed out after 30.00 seconds', errorType: 'Sandbox.Timedout' },
  { success: false },
  { error: 'Internal' },
])('a success that speaks of an error is not taken for accepted: %j', (body) => {
  for (const kind of ['conversation', 'message'] as const) {
    const answer = {
      kind: 'answer',
      status: 200,
      headers: {},
      body: JSON.stringify(body),
    } as const;
    expect(readOutcome(answer, { kind, firstNames: [''] }).items[0]?.evidence).toBe(
      'outcome-unknown',
    );
  }
});

test.each([{ id: 'last' }, true])('a page with more behind it is not the end: %j', (nextToken) => {
  expect(() => parseList({ data: [], nextToken }, 'conversations')).toThrow('could not be read');
});

test.each([null, '', undefined, false])('a list ends with %j', (nextToken) => {
  expect(parseList({ data: [], nextToken }, 'conversations')).toEqual({ items: [] });
});
