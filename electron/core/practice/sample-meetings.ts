import type { MeetingWish } from './meeting-rules.ts';
import { firstSlot } from './meeting-slots.ts';
import { insertMeeting, type PracticeMeeting } from './repository-meetings.ts';
import { allConversations } from './repository-conversations.ts';
import type { World } from './world.ts';

const hourMs = 3_600_000;

/** Meetings of sample candidates: whose, what happened, and how long after their conversation began. */
const samples = [
  { who: 'practice-nora', events: [['CALENDAR_AVAILABILITY_NOT_FOUND', 2]] },
  {
    who: 'practice-ali',
    events: [
      ['CALENDAR_MEETING_SCHEDULED', 1],
      ['CALENDAR_MEETING_RESCHEDULED', 6],
    ],
  },
  { who: 'practice-ingrid', events: [['CALENDAR_MEETING_SCHEDULED', 0.5]] },
] as const;

const wish: MeetingWish = {
  title: 'Practice: first conversation',
  timezone: 'Europe/London',
  durationInMinutes: 30,
  noticeInMinutes: 24 * 60,
  daysAhead: 30,
  openings: [1, 2, 3, 4, 5].map((day) => ({ day, from: 9 * 60, to: 17 * 60 })),
  video: true,
  location: undefined,
  participants: [
    {
      name: 'Robin Practice',
      email: 'robin.practice@example.com',
      isOrganizer: true,
      isCollected: false,
      timeSlots: undefined,
    },
  ],
};

/**
 * Tells of meetings that were arranged before anybody looked. There is no list of meetings to read at Popp, so that unlike
 * conversations they are known by their events alone.
 */
export function tellSampleMeetings(world: World, nowMs: number): void {
  for (const [index, { who, events }] of samples.entries()) {
    const conversation = allConversations(world.database).find((one) => one.externalId === who);
    if (conversation === undefined) continue;
    let meeting: PracticeMeeting = {
      conversationId: conversation.id,
      bookingId: `booking_${who}`,
      wish,
      plan: 'booked',
      slot: undefined,
    };
    for (const [event, hours] of events) {
      const isBooked = event !== 'CALENDAR_AVAILABILITY_NOT_FOUND';
      const after = nowMs + (index + (event === 'CALENDAR_MEETING_RESCHEDULED' ? 24 : 0)) * hourMs;
      meeting = { ...meeting, slot: isBooked ? firstSlot(wish, after) : undefined };
      world.emitMeeting(event, conversation, meeting, conversation.createdAt + hours * hourMs);
    }
    insertMeeting(world.database, meeting);
  }
}
