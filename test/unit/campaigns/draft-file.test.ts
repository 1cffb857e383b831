import { assert, json, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addressesIn,
  draftFileLimitBytes,
  readDraftFile,
  writeDraftFile,
} from '../../../shared/campaigns/draft-file.ts';
import { anyDraft, completeDraft } from './drafts.ts';

const written = (change: Record<string, unknown>) =>
  JSON.stringify({ ...JSON.parse(writeDraftFile(completeDraft())), ...change });

test('a draft comes back as it was, without its ids', () => {
  assert(
    property(anyDraft, (draft) => {
      const read = readDraftFile(writeDraftFile(draft));
      if (!read.ok) throw new Error(read.problem);
      expect(read.draft).toEqual({
        ...draft,
        openingMessageTemplateId: '',
        calendarMeetingTemplateId: '',
        questions: draft.questions.map((question, index) => ({ ...question, id: `q${index + 1}` })),
      });
    }),
    { numRuns: 200 },
  );
});

test('what reaches a candidate as it is written is named as new', () => {
  const draft = completeDraft({
    meetingUrl: 'https://meet.example.com/a',
    contactNumber: '+442079460101',
    campaignDescription: 'See https://jobs.example.com/1 or call +44 20 7946 0101, thanks.',
  });
  const read = readDraftFile(writeDraftFile(draft));
  expect(read).toMatchObject({ ok: true, isNew: ['customMessage', 'meetingUrl', 'contactNumber'] });
  expect(addressesIn(draft)).toEqual(['https://jobs.example.com/1', '+44 20 7946 0101']);
});

describe('a file that is not taken', () => {
  test.each([
    ['cut off', writeDraftFile(completeDraft()).slice(0, 200), 'damaged'],
    ['a picture', '\u{89}PNG', 'damaged'],
    ['JSON of something else', '{"name":"package"}', 'not-a-draft'],
    ['a list', '[]', 'not-a-draft'],
    ['made by a newer console', written({ version: 2 }), 'newer-version'],
    ['without a version', written({ version: undefined }), 'damaged'],
    ['without its campaign', written({ campaign: undefined }), 'damaged'],
    ['with a field of another kind', written({ campaign: { campaignTitle: 5 } }), 'damaged'],
    ['with questions that are none', written({ campaign: { questions: ['?'] } }), 'damaged'],
    ['too large', ' '.repeat(draftFileLimitBytes + 1), 'too-large'],
  ])('%s', (_name, text, problem) => {
    expect(readDraftFile(text)).toEqual({ ok: false, problem });
  });

  test('nothing that can be put into a file makes it throw', () => {
    assert(
      property(oneof(string(), json()), (text) => {
        expect(readDraftFile(text).ok).toBe(false);
      }),
    );
  });
});
