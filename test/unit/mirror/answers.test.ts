import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeMirroredConversation, mayWriteTo } from '../../../electron/core/highlevel/writes.ts';
import { readHighLevelError } from '../../../shared/highlevel/error-body.ts';
import { conversationOf } from '../../../shared/highlevel/wire.ts';
import { readMirrorOutcome, type MirrorKind } from '../../../shared/mirror/answers.ts';

const sent = {
  kind: 'mirrored-contact',
  locationId: 'tDtDnQdgm2LXpyiqYvZ6',
  contactId: 've9EPM428kjkvShlRW1KT',
} as const;

function answer(status: number, body: unknown) {
  return {
    kind: 'answer',
    status,
    headers: {},
    body: typeof body === 'string' ? body : JSON.stringify(body),
  } as const;
}

const conversation = {
  id: 'tDtDnQdgm2LXpyiqYvZ6',
  dateUpdated: '2023-10-01T12:00:00Z',
  dateAdded: '2023-10-01T12:00:00Z',
  deleted: false,
  contactId: 've9EPM428kjkvShlRW1KT',
  locationId: 'tDtDnQdgm2LXpyiqYvZ6',
  lastMessageDate: '2023-10-01T12:00:00Z',
  assignedTo: 've9EPM428kjkvShlRW1KT',
};

describe('POST /conversations/', () => {
  test('carries both documented fields and nothing else, at the path with its slash', () => {
    expect(encodeMirroredConversation('tDtDnQdgm2LXpyiqYvZ6', 'tDtDnQdgm2LXpyiqYvZ6')).toEqual({
      method: 'POST',
      path: '/conversations/',
      body: '{"locationId":"tDtDnQdgm2LXpyiqYvZ6","contactId":"tDtDnQdgm2LXpyiqYvZ6"}',
    });
  });

  test.each([200, 201])('every documented field of a %i is read', (status) => {
    const read = readMirrorOutcome(answer(status, { success: true, conversation }), sent);
    const at = Date.UTC(2023, 9, 1, 12);
    expect(read).toMatchObject({
      evidence: 'accepted',
      conversation: { ...conversation, dateUpdated: at, dateAdded: at, lastMessageDate: at },
    });
  });

  test.each([
    ['a 201 without a body', answer(201, '')],
    [
      'an answer about another contact',
      answer(200, { success: true, conversation: { ...conversation, contactId: 'other' } }),
    ],
    [
      'an answer from another sub-account',
      answer(200, { success: true, conversation: { ...conversation, locationId: 'other' } }),
    ],
    ['success that is none', answer(200, { success: false, conversation })],
    ['a web page', answer(400, '<html></html>')],
    ['a failure of theirs', answer(503, { statusCode: 503, message: 'x' })],
    [
      'a duplicate that is not named',
      answer(400, {
        statusCode: 400,
        message: 'Conversation with the contact id:x already exists!',
      }),
    ],
    ['a cut connection', { kind: 'unknown', cause: 'reset', detail: '' } as const],
  ])('%s proves nothing', (_name, outcome) => {
    expect(readMirrorOutcome(outcome, sent).evidence).toBe('outcome-unknown');
  });

  test.each([
    [{ conversationId: 'there' }],
    [{ conversation: { id: 'there' } }],
    [{ meta: { conversationId: 'there' } }],
  ])('a duplicate that is named is success (%#)', (more) => {
    const body = {
      statusCode: 400,
      message: 'Conversation with the contact id:x already exists!',
      ...more,
    };
    expect(readMirrorOutcome(answer(400, body), sent)).toMatchObject({
      evidence: 'accepted',
      conversation: { id: 'there' },
    });
  });

  test.each([
    [
      422,
      { statusCode: 422, message: ['Unprocessable Entity'], error: 'Unprocessable Entity' },
      'refused',
      'Unprocessable Entity',
    ],
    [
      422,
      { statusCode: 422, message: ['property a should not exist', 'b must be a string'] },
      'refused',
      'property a should not exist; b must be a string',
    ],
    [400, { statusCode: 400, message: 'Bad Request' }, 'refused', 'Bad Request'],
    [
      401,
      { statusCode: 401, message: 'Invalid token: access token is invalid', error: 'Unauthorized' },
      'not-let-in',
      'does not accept',
    ],
    [
      403,
      { statusCode: 403, message: 'The token does not have access to this location.' },
      'not-let-in',
      'another sub-account',
    ],
    [
      401,
      { statusCode: 401, message: 'The token is not authorized for this scope.' },
      'not-let-in',
      'conversations.write',
    ],
    [429, { statusCode: 429, message: 'Too Many Requests' }, 'rate-limited', 'fewer requests'],
    [302, '', 'not-let-in', 'redirect'],
  ] as const)('%i is told in plain words', (status, body, evidence, words) => {
    const read = readMirrorOutcome(answer(status, body), sent);
    expect(read.evidence).toBe(evidence);
    expect(read.words).toContain(words);
  });

  test('a contact that is there already is success', () => {
    const body = {
      statusCode: 400,
      message: 'This location does not allow duplicated contacts.',
      meta: { contactId: 'con', matchingField: 'phone' },
    };
    expect(
      readMirrorOutcome(answer(400, body), { ...sent, kind: 'highlevel-contact' }),
    ).toMatchObject({
      evidence: 'accepted',
      contactId: 'con',
    });
  });

  test('no answer whatever makes reading throw', () => {
    const kinds: MirrorKind[] = ['mirrored-contact', 'mirrored-note', 'highlevel-contact'];
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 599 }),
        fc.oneof(fc.string(), fc.json()),
        fc.constantFrom(...kinds),
        (status, body, kind) => {
          const { evidence } = readMirrorOutcome(answer(status, body), { ...sent, kind });
          expect(evidence !== 'accepted' || [200, 201, 400].includes(status)).toBe(true);
          readHighLevelError(body);
        },
      ),
    );
    expect(conversationOf(null)).toBeUndefined();
  });
});

const segment = fc.constantFrom(
  'conversations',
  'contacts',
  'messages',
  'notes',
  'inbound',
  'abc',
  '..',
  '',
);

test('the client knows no path that would message a candidate', () => {
  for (const path of [
    '/conversations/messages',
    '/conversations/messages/',
    '/conversations/messages/inbound',
    '/conversations/abc/messages',
    '/conversations/../conversations/messages',
    '/contacts/abc/campaigns/def',
    '/contacts/abc/workflow/def',
    '/contacts/messages',
    '/contacts//notes',
    '/contacts/a/../b/notes',
  ]) {
    expect({ path, may: mayWriteTo(path) }).toEqual({ path, may: false });
  }
  for (const path of ['/conversations/', '/contacts/', '/contacts/abc/notes']) {
    expect({ path, may: mayWriteTo(path) }).toEqual({ path, may: true });
  }
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 5 }), (parts) => {
      const path = `/${parts.join('/')}`;
      const isKnown = /^\/(conversations\/|contacts\/([\w-]+\/notes)?)$/.test(path);
      expect(mayWriteTo(path) && !isKnown).toBe(false);
    }),
  );
});
