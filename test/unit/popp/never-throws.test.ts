import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeBaseUrl } from '../../../electron/core/network/base-url.ts';
import { ConsoleError } from '../../../shared/errors.ts';
import { judgeBulkAnswer } from '../../../shared/popp/bulk-answer.ts';
import { parseCampaign } from '../../../shared/popp/campaign.ts';
import { parseConversation } from '../../../shared/popp/conversation.ts';
import { parseDashboardLink } from '../../../shared/popp/dashboard-link.ts';
import { parseErrorBody, refusalWords } from '../../../shared/popp/error-body.ts';
import { parseJson } from '../../../shared/popp/fields.ts';
import { parseList } from '../../../shared/popp/list-envelope.ts';
import { messageAuthor, parseMessage } from '../../../shared/popp/message.ts';
import { parseTemplate } from '../../../shared/popp/template.ts';
import { parseWebhook } from '../../../shared/popp/webhook.ts';

const names = [
  'id',
  'data',
  'items',
  'conversations',
  'nextToken',
  'status',
  'conversationStatus',
  'createdAt',
  'participantFirstName',
  'needsReview',
  'screeningQuestionsOutcome',
  'questions',
  'agent',
  'event',
  'eventTimestamp',
  'message',
  'error',
  'errors',
  'detail',
  'path',
  'total',
  'queued',
  'failed',
  'results',
  '__proto__',
  'constructor',
];

/** JSON of any kind, often with the names that the parsers look for. */
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.double(),
      fc.string(),
      fc.constantFrom('ONGOING', '2026-05-08T11:26:37.920Z', 'queued', 'USER'),
    ),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), tie('json'), { maxKeys: 8 }),
  ),
}));

/** What a function answered or threw. */
function attempt(work: () => unknown): { readonly value?: unknown; readonly thrown?: unknown } {
  try {
    return { value: work() };
  } catch (thrown) {
    return { thrown };
  }
}

const parsers = {
  parseConversation,
  parseMessage,
  parseCampaign,
  parseTemplate,
  parseWebhook,
  parseList: (value: unknown) => parseList(value, 'conversations'),
};

describe('any JSON', () => {
  it.each(Object.entries(parsers))('%s reads it or says that it cannot', (_name, parse) => {
    fc.assert(
      fc.property(json, (value) => {
        // As it comes: through text, so that `__proto__` is a key like any other.
        const received: unknown = JSON.parse(JSON.stringify(value) ?? 'null');
        const outcome = attempt(() => parse(received));
        const isTyped =
          outcome.thrown instanceof ConsoleError && outcome.thrown.code === 'unreadable-answer';
        expect(isTyped || typeof outcome.value === 'object').toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('never gets past the parser without an id, and always keeps what came', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), json), (value) => {
        fc.pre(typeof value['id'] === 'string' && value['id'] !== '');
        const received: unknown = JSON.parse(JSON.stringify(value));
        const read = parseConversation(received);
        expect(read.id).toBe(value['id']);
        expect(read.raw).toBe(received);
      }),
    );
  });
});

describe('any text', () => {
  it('is judged without a throw', () => {
    const text = fc.oneof(
      fc.string(),
      json.map((value) => JSON.stringify(value) ?? ''),
    );
    fc.assert(
      fc.property(text, fc.array(fc.string(), { maxLength: 3 }), (body, firstNames) => {
        judgeBulkAnswer(body, firstNames);
        const error = parseErrorBody(body);
        expect(error === undefined || error.message.length <= 500).toBe(true);
        parseDashboardLink(body);
        messageAuthor(body);
        refusalWords(body);
        judgeBaseUrl(body);
      }),
      { numRuns: 1000 },
    );
  });

  it('is JSON or unreadable, and is not quoted', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), (text) => {
        const { thrown } = attempt(() => parseJson(text, 'a thing'));
        fc.pre(thrown !== undefined);
        expect(thrown).toMatchObject({ code: 'unreadable-answer' });
        expect(thrown instanceof Error ? thrown.message : text).not.toContain(text);
      }),
    );
  });
});
