import { describe, expect, test } from 'vitest';
import { scheduleUnderTest } from './schedule-under-test.ts';
import { workspaceId } from '../outbox/harness.ts';

const hour = 3_600_000;
const ann = { phoneNumber: '+447911000001', lastName: 'Practice' };

describe('a meeting’s way', () => {
  test('asked, booked, moved: each is told on the page, and the booking once in a notice', async () => {
    const it = await scheduleUnderTest();
    it.bench.planned.setPlan({ webhooks: { doubled: 1 } });
    it.bench.popp.control.assignMeeting(ann.phoneNumber, 'moved');
    const { meetingId, itemId } = it.ask(ann);
    expect(it.states()).toEqual(['Ann Practice asked']);
    expect(it.get(meetingId).meeting.item).toMatchObject({ id: itemId, state: 'waiting' });
    await it.bench.passUntil('it is booked', () => it.get(meetingId).meeting.state === 'booked');
    const booked = it.get(meetingId).meeting;
    expect(booked).toMatchObject({
      isOurs: true,
      title: 'First conversation',
      timezone: 'Europe/London',
      campaignId: it.campaignId,
      contact: ann.phoneNumber,
      organizer: { email: 'robin.practice@example.com', name: 'Robin Practice' },
      revisions: 0,
    });
    // The first opening of the zone after now: it is Tuesday, 10:00 in London.
    expect(booked.startMs).toBeGreaterThan(Date.UTC(2026, 10, 17, 10, 0));
    expect((booked.endMs ?? 0) - (booked.startMs ?? 0)).toBe(30 * 60_000);
    await it.bench.passUntil('it is moved', () => it.get(meetingId).meeting.state === 'moved');
    const { meeting, history, request } = it.get(meetingId);
    expect(meeting.startMs).toBeGreaterThan(booked.startMs ?? 0);
    expect(meeting.revisions).toBe(1);
    expect(meeting.conversationId).toBe(it.bench.popp.control.opened()[0]?.id);
    const changes = history.flatMap((line) => (line.type === 'event' ? [line.change] : []));
    expect(changes).toEqual(['booked', 'moved']);
    expect(history.some((line) => line.type === 'step' && line.state === 'done')).toBe(true);
    expect(request?.setup.title).toBe('First conversation');
    await it.bench.clock.advance(20_000);
    const titles = it.shown.map(({ title }) => title);
    expect(titles.filter((title) => title === 'Ann Practice has a meeting')).toHaveLength(1);
    expect(it.shown[0]?.route).toContain('/schedule/meeting-item-');
    expect(it.list().meetings).toHaveLength(1);
  });

  test.each([
    ['cancelled', 'The meeting with Ann Practice was called off', false],
    ['no-availability', 'No time was found for a meeting with Ann Practice', true],
    ['more-time', 'Ann Practice asks for other times', true],
  ] as const)(
    '%s is told once, and waits for the recruiter where there is something to do',
    async (plan, title, needsYou) => {
      const it = await scheduleUnderTest();
      it.bench.popp.control.assignMeeting(ann.phoneNumber, plan);
      const { meetingId } = it.ask(ann);
      await it.bench.passUntil('it is so', () => it.get(meetingId).meeting.state === plan);
      await it.bench.clock.advance(30_000);
      expect(it.shown.filter((notice) => notice.title === title)).toHaveLength(1);
      expect(it.get(meetingId).meeting.needsYou).toBe(needsYou);
      expect(it.list().needsYou).toBe(needsYou ? 1 : 0);
      if (!needsYou) return;
      await it.service.markHandled({ workspaceId, meetingId, requestId: it.requestId() }, it.call);
      expect(it.list({ filter: 'needs-you' }).meetings).toEqual([]);
      await it.bench.clock.advance(1000);
      const { conversationId, bookingId } = it.get(meetingId).meeting;
      it.deliver('CALENDAR_MORE_TIME_REQUESTED', it.bench.clock.now(), {
        conversationId,
        recordId: bookingId,
      });
      expect(it.list({ filter: 'needs-you' }).meetings).toHaveLength(1);
    },
  );

  test('Popp refuses: that is told once, and the reason stays on the page', async () => {
    const it = await scheduleUnderTest();
    it.bench.planned.setPlan({
      rules: [
        {
          when: 'before',
          path: '/scheduling/conversations',
          does: { kind: 'status', status: 400, message: 'openHours is odd' },
        },
      ],
    });
    const { meetingId } = it.ask(ann);
    await it.bench.passUntil('it is refused', () => it.get(meetingId).meeting.state === 'refused');
    // The outbox announces on a bus of its own here: a later event of another meeting lets the notices look.
    it.deliver('CALENDAR_NOTE_TAKER_COMPLETED', it.bench.clock.now(), {
      recordId: 'b',
      conversationId: 'c',
    });
    await it.bench.clock.advance(30_000);
    expect(it.get(meetingId).meeting).toMatchObject({
      needsYou: true,
      item: { state: 'refused', reason: 'openHours is odd' },
    });
    expect(it.shown.map(({ title }) => title)).toEqual([
      'Popp did not take the meeting with Ann Practice',
    ]);
  });
});

describe('events', () => {
  const details = (startMs: number) => ({
    title: 'First conversation',
    startDateTime: new Date(startMs).toISOString(),
    endDateTime: new Date(startMs + hour).toISOString(),
    timezone: 'America/New_York',
    videoConference: true,
    meetingUrl: 'https://meet.example.com/x',
    participants: [{ name: 'Kim Practice', email: 'kim@example.com' }],
  });

  test('out of order and repeated, they come to the same, and a late one is marked as late', async () => {
    const it = await scheduleUnderTest();
    const now = it.bench.clock.now();
    const about = { recordId: 'booking-1', conversationId: 'conv-1', externalCampaignId: 'none' };
    const booked = { ...about, meetingDetails: details(now + 24 * hour) };
    const moved = { ...about, meetingDetails: details(now + 48 * hour) };
    it.deliver('CALENDAR_MEETING_RESCHEDULED', now + 2000, moved);
    it.deliver('CALENDAR_MEETING_SCHEDULED', now + 1000, booked);
    it.deliver('CALENDAR_MEETING_SCHEDULED', now + 1000, booked);
    const [meeting, ...others] = it.list().meetings;
    expect(others).toEqual([]);
    expect(meeting).toMatchObject({
      state: 'moved',
      isOurs: false,
      name: 'Kim Practice',
      startMs: now + 48 * hour,
      bookingId: 'booking-1',
      meetingUrl: 'https://meet.example.com/x',
      externalCampaignId: 'none',
      revisions: 1,
    });
    expect(it.get(meeting?.id ?? '').history).toMatchObject([
      { change: 'moved', late: false },
      { change: 'booked', late: true },
    ]);
    // What is late is no news.
    await it.bench.clock.advance(30_000);
    expect(it.shown).toEqual([]);
  });

  test('of another installation are shown; what turns out to be ours is one line with our request', async () => {
    const it = await scheduleUnderTest();
    it.bench.planned.setPlan({
      listLagMs: 150_000,
      // Nor can the conversation be read that an event names.
      rules: [
        {
          when: 'before',
          method: 'GET',
          path: '/conversations/.+',
          times: null,
          does: { kind: 'status', status: 404 },
        },
      ],
    });
    it.bench.popp.control.assignMeeting(ann.phoneNumber, 'booked');
    // Its reference is an ordinary one, so that the event alone cannot tell whose it is once there are two.
    const first = it.ask({ ...ann, externalId: 'ats-1' });
    const second = it.ask(
      { phoneNumber: '+447911000002', firstName: 'Bo', externalId: 'ats-1' },
      { skipDuplicationCheck: true },
    );
    it.bench.popp.control.assignFlow('+447911000002', 'agreeable');
    it.bench.popp.control.assignMeeting('+447911000002', 'no-availability');
    await it.bench.passUntil('both ended', () =>
      ['booked', 'no-availability'].every((state) =>
        it.list().meetings.some((one) => one.state === state),
      ),
    );
    // Until the list shows them nobody knows whose these are.
    expect(it.list().meetings.filter(({ isOurs }) => isOurs)).toHaveLength(2);
    expect(it.list().meetings).toHaveLength(4);
    await it.bench.passUntil('the list shows them', () =>
      [first, second].every(
        ({ itemId }) => it.bench.outbox.books.items.get(itemId)?.conversationId !== undefined,
      ),
    );
    await it.bench.clock.advance(60_000);
    expect(it.get(first.meetingId).meeting.state).toBe('booked');
    expect(it.get(second.meetingId).meeting.state).toBe('no-availability');
    expect(it.list().meetings).toHaveLength(2);
  });

  test('without a conversation, a time or anything else are kept all the same', async () => {
    const it = await scheduleUnderTest();
    const now = it.bench.clock.now();
    it.deliver('CALENDAR_AVAILABILITY_NOT_FOUND', now, { recordId: 'booking-9' });
    it.deliver('CALENDAR_MEETING_SCHEDULED', now + 1, { meetingDetails: 'soon' });
    it.deliver('CALENDAR_SOMETHING_NEW', now + 2, { recordId: 'booking-9' });
    expect(
      it
        .list()
        .meetings.map(({ state }) => state)
        .toSorted(),
    ).toEqual(['booked', 'no-availability']);
    expect(it.list().meetings.find(({ bookingId }) => bookingId === 'booking-9')?.name).toBe(
      'booking-9',
    );
  });

  test('what happened days ago is on the page, and no news', async () => {
    const it = await scheduleUnderTest();
    const now = it.bench.clock.now();
    const data = { recordId: 'b', conversationId: 'c', meetingDetails: details(now + hour) };
    it.deliver('CALENDAR_MEETING_SCHEDULED', now - 48 * hour, data);
    await it.bench.clock.advance(30_000);
    expect(it.states()).toEqual(['Kim Practice booked']);
    expect(it.shown).toEqual([]);
  });
});

test('lists: by time within a window, by state, by words, page by page', async () => {
  const it = await scheduleUnderTest();
  const now = it.bench.clock.now();
  for (let index = 0; index < 7; index += 1) {
    const startMs = now + (7 - index) * 24 * hour;
    it.deliver('CALENDAR_MEETING_SCHEDULED', now + index, {
      recordId: `booking-${index}`,
      conversationId: `conv-${index}`,
      meetingDetails: {
        title: `Interview ${index}`,
        startDateTime: new Date(startMs).toISOString(),
        endDateTime: new Date(startMs + hour).toISOString(),
      },
    });
    await it.bench.clock.advance(10);
  }
  it.deliver('CALENDAR_MEETING_CANCELLED', now + 100, { recordId: 'booking-6' });
  const window = { fromMs: now + 2 * 24 * hour, toMs: now + 5 * 24 * hour };
  const first = it.list({ window, limit: 2 });
  const rest = it.list({ window, limit: 2, cursor: first.nextCursor });
  expect([...first.meetings, ...rest.meetings].map(({ title }) => title)).toEqual([
    'Interview 5',
    'Interview 4',
    'Interview 3',
  ]);
  expect(rest.nextCursor).toBeUndefined();
  const newest = it.list({ limit: 3 });
  expect(newest.meetings.map(({ title }) => title)).toEqual([
    'Interview 6',
    'Interview 5',
    'Interview 4',
  ]);
  const next = it.list({ limit: 3, cursor: newest.nextCursor });
  expect(next.meetings.map(({ title }) => title)).toEqual([
    'Interview 3',
    'Interview 2',
    'Interview 1',
  ]);
  expect(it.list().counts).toMatchObject({ booked: 6, cancelled: 1, asked: 0 });
  expect(it.list({ filter: 'cancelled' }).meetings).toMatchObject([{ title: 'Interview 6' }]);
  expect(it.list({ search: 'interview 2' }).meetings).toHaveLength(1);
  expect(it.list({ search: '100%' }).meetings).toEqual([]);
  expect(it.list({ conversationId: 'conv-3' }).meetings).toHaveLength(1);
  // One that goes on for days reaches into a window that it began long before.
  it.deliver('CALENDAR_MEETING_SCHEDULED', now + 200, {
    recordId: 'booking-long',
    meetingDetails: {
      title: 'Trial days',
      startDateTime: new Date(now - 3 * 24 * hour).toISOString(),
      endDateTime: new Date(now + 2.5 * 24 * hour).toISOString(),
    },
  });
  expect(it.list({ window, limit: 2 }).meetings.map(({ title }) => title)).toEqual([
    'Trial days',
    'Interview 5',
  ]);
});
