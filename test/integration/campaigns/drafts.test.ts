import { describe, expect, test } from 'vitest';
import { draftFileLimitBytes } from '../../../shared/campaigns/draft-file.ts';
import { draftsUnderTest, failureOf, sync } from './drafts-under-test.ts';
import { workspaceId } from '../outbox/harness.ts';

const minute = 60_000;

test('a draft is saved with whatever is in it, and two windows never write over each other', async () => {
  const it = await draftsUnderTest();
  const draftId = it.newDraft({ campaignTitle: 'Night shift', meetingUrl: 'calendly' });
  const { version } = it.read(draftId);
  it.save(draftId, { campaignTitle: 'Night shift, Leeds' }, version);
  const failure = failureOf(() => it.save(draftId, { campaignTitle: 'Mine' }, version));
  expect(failure.code).toBe('conflict');
  expect(failure.message).toContain('another window');
  expect(it.read(draftId).draft.campaignTitle).toBe('Night shift, Leeds');
});

test('what was there before is kept after a while, after much was lost, and one can go back', async () => {
  const it = await draftsUnderTest();
  const draftId = it.newDraft({ campaignDescription: 'First words. '.repeat(40) });
  it.save(draftId, { campaignDescription: 'pasted over' });
  const versions = () => sync(it.service.draftVersions({ draftId }, it.call)).versions;
  expect(versions().map(({ characters }) => characters)).toEqual([520]);
  await it.bench.clock.advance(6 * minute);
  it.save(draftId, { campaignTitle: 'Later' });
  const [newest, first] = versions();
  expect(newest?.characters).toBe(11);
  const { version } = it.read(draftId);
  sync(
    it.service.goBackTo(
      { draftId, version, to: first?.version ?? 0, requestId: it.requestId() },
      it.call,
    ),
  );
  expect(it.read(draftId).draft.campaignDescription).toHaveLength(520);
  expect(versions()).toHaveLength(3);
});

test('a draft is duplicated, deleted and taken back, and begins from a campaign or a starting point', async () => {
  const it = await draftsUnderTest();
  const draftId = it.newDraft({ campaignTitle: 'Night shift', externalId: 'job-1' });
  const from = (source: { draftId: string } | { campaignId: string }, kind = 'draft' as const) =>
    sync(
      it.service.createDraft(
        { workspaceId, kind, from: source, requestId: it.requestId() },
        it.call,
      ),
    ).draftId;
  expect(it.read(from({ draftId })).draft).toMatchObject({
    campaignTitle: 'Night shift',
    externalId: '',
  });
  sync(it.service.removeDraft({ draftId, requestId: it.requestId() }, it.call));
  expect(failureOf(() => it.read(draftId)).code).toBe('not-found');
  sync(it.service.restoreDraft({ draftId, requestId: it.requestId() }, it.call));
  expect(it.read(draftId).draft.campaignTitle).toBe('Night shift');
  const payroll = it.bench.popp.control
    .campaigns()
    .find(({ externalId }) => externalId === 'PRACTICE-JOB-1004');
  expect(it.read(from({ campaignId: payroll?.id ?? '' })).draft).toMatchObject({
    campaignTitle: 'Practice: Payroll specialist',
    channel: 'EMAIL',
    closingMethod: 'PHONE_NUMBER',
    contactNumber: '+46701740600',
    externalId: '',
  });
});

test('what only a newer Popp knows is kept through an edit, and is not published from here', async () => {
  const it = await draftsUnderTest();
  const draftId = it.newDraft({
    campaignType: 'SCHEDULING',
    channel: 'WEB_CHAT',
    closingMethod: 'VIDEO_LINK',
    questions: [
      { id: 'q1', questionType: 'AUDIO', isMandatory: true, content: 'Hello', documentTypes: [] },
    ],
  });
  it.save(draftId, { campaignTitle: 'Changed' });
  expect(it.read(draftId).draft).toMatchObject({
    campaignTitle: 'Changed',
    campaignType: 'SCHEDULING',
    channel: 'WEB_CHAT',
    closingMethod: 'VIDEO_LINK',
    questions: [{ questionType: 'AUDIO', content: 'Hello' }],
  });
  expect(failureOf(() => it.publish(draftId)).code).toBe('invalid-input');
});

describe('a file from a colleague', () => {
  test('becomes a draft without ids that is looked at before it is published', async () => {
    const it = await draftsUnderTest();
    const draftId = it.newDraft(
      it.complete({
        closingMethod: 'CALENDAR_MEETING_INTEGRATION',
        calendarMeetingTemplateId: 'secret',
      }),
    );
    const { fileName, text } = sync(it.service.exportDraft({ draftId }, it.call));
    expect(fileName).toBe('Night shift pickers.popp-campaign.json');
    expect(text).not.toContain('secret');
    await it.writeFile('colleague.json', text);
    const imported = await it.service.importDraft(
      { workspaceId, ticket: 'colleague.json', requestId: it.requestId() },
      it.call,
    );
    const opening = it.openingFor('SMS', 'APPLICANT_OUTREACH');
    it.save(imported.draftId, { openingMessageTemplateId: opening, closingMethod: 'CUSTOM' });
    expect(it.read(imported.draftId)).toMatchObject({ isNew: ['customMessage'], open: 0 });
    expect(failureOf(() => it.publish(imported.draftId)).message).toContain('imported');
    sync(it.service.lookedAtNew({ draftId: imported.draftId, requestId: it.requestId() }, it.call));
    expect(it.publish(imported.draftId)).not.toBe('');
  });

  test.each([
    ['damaged', '{"format":"popp-console-campaign","vers', 'damaged'],
    ['newer', '{"format":"popp-console-campaign","version":7}', 'newer version'],
    ['foreign', '{}', 'no campaign draft'],
    ['large', ' '.repeat(draftFileLimitBytes + 1), 'larger than 1 MB'],
  ])('that is %s is refused in words', async (name, text, words) => {
    const it = await draftsUnderTest();
    await it.writeFile(name, text);
    await expect(
      it.service.importDraft({ workspaceId, ticket: name, requestId: it.requestId() }, it.call),
    ).rejects.toThrow(words);
    expect(sync(it.service.drafts({ workspaceId }, it.call)).drafts).toEqual([]);
  });
});

test('a draft that is too large is not saved, and what was saved is kept', async () => {
  const it = await draftsUnderTest();
  const draftId = it.newDraft({ campaignDescription: 'kept' });
  const failure = failureOf(() =>
    it.save(draftId, { campaignDescription: 'x'.repeat(800 * 1024) }),
  );
  expect(failure.message).toContain('larger than one may be');
  expect(it.read(draftId).draft.campaignDescription).toBe('kept');
});

test('a number is read by its country', async () => {
  const it = await draftsUnderTest();
  const read = (text: string, country?: string) =>
    sync(it.service.readNumber({ text, ...(country === undefined ? {} : { country }) }, it.call));
  expect(read('020 7946 0101', 'GB')).toMatchObject({ e164: '+442079460101' });
  expect(read('020 7946 0101')).toEqual({ isCertain: false });
  expect(read('hello', 'GB')).toEqual({ isCertain: false });
});

test('one candidate by hand goes the way of every conversation', async () => {
  const it = await draftsUnderTest();
  const campaign = it.bench.popp.control
    .campaigns()
    .find((one) => one.campaignStatus === 'LIVE' && one.channel === 'SMS');
  const add = (contact: string, campaignId = campaign?.id ?? '') =>
    sync(
      it.service.addCandidate(
        {
          workspaceId,
          campaignId,
          firstName: 'Pat',
          contact,
          country: 'GB',
          inBusinessHours: false,
          requestId: it.requestId(),
        },
        it.call,
      ),
    );
  expect(add('07400 123456')).toMatchObject({ contact: '+447400123456', known: false });
  expect(add('+447400123456').known).toBe(true);
  expect(failureOf(() => add('12')).message).toContain('no phone number');
  expect(failureOf(() => add('+447911123456')).message).toContain('not to be written to');
  const archived = it.bench.popp.control
    .campaigns()
    .find((one) => one.campaignStatus === 'ARCHIVED');
  expect(failureOf(() => add('07400 123457', archived?.id)).message).toContain('live campaigns');
  await it.bench.settle();
  expect(it.bench.popp.control.opened().map(({ contact }) => contact)).toEqual(['+447400123456']);
});
