import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeBulkAnswer } from '../../../shared/popp/bulk-answer.ts';
import { parseErrorBody } from '../../../shared/popp/error-body.ts';

describe('an error body', () => {
  it.each([
    [{ message: 'phoneNumber is wrong' }, 'phoneNumber is wrong'],
    [{ message: ['a is wrong', 'b is wrong'] }, 'a is wrong; b is wrong'],
    [{ statusCode: 400, message: 'a is wrong', error: 'Bad Request' }, 'a is wrong'],
    [{ error: 'Bad Request', message: ['a is wrong'] }, 'a is wrong'],
    [{ error: 'Campaign is not live' }, 'Campaign is not live'],
    [{ error: { message: 'Campaign is not live' } }, 'Campaign is not live'],
    [
      { errors: [{ path: ['contacts', 3, 'phoneNumber'], message: 'wrong' }] },
      'contacts.3.phoneNumber: wrong',
    ],
    [{ errors: [{ field: 'firstName', message: 'missing' }, 'more'] }, 'firstName: missing; more'],
    [{ detail: 'No such thing' }, 'No such thing'],
    [{ detail: [{ msg: 'field required' }] }, 'field required'],
    [{ message: 'Forbidden' }, 'Forbidden'],
    [{ message: 'line\none\u0000 two' }, 'line one two'],
    [{}, ''],
    [{ message: null, code: 7 }, ''],
  ])('%j says: %s', (json, message) => {
    expect(parseErrorBody(JSON.stringify(json))?.message).toBe(message);
  });

  it('names the fields of its problems', () => {
    const body = JSON.stringify({
      message: 'Validation failed',
      errors: [{ path: 'contacts.0.firstName', message: 'is required' }],
    });
    expect(parseErrorBody(body)).toEqual({
      message: 'Validation failed',
      problems: [{ field: 'contacts.0.firstName', message: 'is required' }],
    });
  });

  it.each(['', '<html>Bad gateway</html>', '"text"', '[]', 'null', '{"message":'])(
    '%j is none of Popp',
    (body) => {
      expect(parseErrorBody(body)).toBeUndefined();
    },
  );
});

describe('a bulk answer', () => {
  const sent = ['John', 'Sarah'];
  const good = {
    message: 'Bulk conversation creation completed',
    total: 2,
    queued: 2,
    failed: 0,
    results: [
      { index: 0, firstName: 'John', status: 'queued' },
      { index: 1, firstName: 'Sarah', status: 'queued' },
    ],
  };
  const judge = (answer: unknown, names = sent) => judgeBulkAnswer(JSON.stringify(answer), names);

  it('of the seed accepts everyone', () => {
    const accepted = { kind: 'accepted' };
    expect(judge(good)).toEqual({ counts: true, verdicts: [accepted, accepted] });
    const reversed = { ...good, results: good.results.toReversed() };
    expect(judge(reversed)).toEqual({ counts: true, verdicts: [accepted, accepted] });
  });

  it('gives one verdict for each, in the order sent', () => {
    const answer = {
      total: 4,
      queued: 1,
      failed: 3,
      results: [
        { index: 3, firstName: 'D', status: 'rejected' },
        { index: 2, firstName: 'C', status: 'skipped' },
        { index: 1, firstName: 'B', status: 'FAILED', error: { message: 'bad number' } },
        { index: 0, firstName: ' A', status: 'queued' },
      ],
    };
    expect(judge(answer, ['A', 'B', 'C', 'D'])).toEqual({
      counts: true,
      verdicts: [
        { kind: 'accepted' },
        { kind: 'refused', words: 'bad number' },
        { kind: 'unknown', status: 'skipped' },
        { kind: 'refused', words: 'Popp gave no reason.' },
      ],
    });
  });

  it.each([
    ['total', { ...good, total: 3, queued: 3 }],
    ['sum', { ...good, failed: 1 }],
    ['missing contact', { ...good, results: good.results.slice(1) }],
    ['doubled index', { ...good, results: [good.results[0], good.results[0]] }],
    [
      'index out of range',
      { ...good, results: [good.results[0], { index: 2, firstName: 'Sarah', status: 'queued' }] },
    ],
    [
      'swapped names',
      {
        ...good,
        results: [
          { index: 1, firstName: 'John', status: 'queued' },
          { index: 0, firstName: 'Sarah', status: 'queued' },
        ],
      },
    ],
    [
      'no names',
      {
        ...good,
        results: [
          { index: 0, status: 'queued' },
          { index: 1, status: 'queued' },
        ],
      },
    ],
    ['counts against results', { ...good, queued: 1, failed: 1 }],
    ['no results', { message: 'Bulk conversation creation completed' }],
    ['not an object', []],
  ])('with a wrong %s proves nothing', (_what, answer) => {
    expect(judge(answer).counts).toBe(false);
  });

  it('cut off anywhere proves nothing', () => {
    const whole = JSON.stringify(good);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        expect(judgeBulkAnswer(whole.slice(0, length), sent).counts).toBe(false);
      }),
    );
  });
});
