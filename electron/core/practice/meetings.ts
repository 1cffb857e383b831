import { randomUUID } from 'node:crypto';
import { chance } from './chance.ts';
import type { MeetingWish } from './meeting-rules.ts';
import { firstSlot } from './meeting-slots.ts';
import type { Conversation } from './model.ts';
import { finish } from './ending.ts';
import { touch } from './progress.ts';
import {
  findMeeting,
  insertMeeting,
  moveMeeting,
  type PracticeMeeting,
} from './repository-meetings.ts';
import { delayMs, later, say, secondMs, type World } from './world.ts';

/** What becomes of a meeting, one event after the other. */
export const meetingPlans = {
  booked: ['CALENDAR_MEETING_SCHEDULED'],
  moved: ['CALENDAR_MEETING_SCHEDULED', 'CALENDAR_MEETING_RESCHEDULED'],
  cancelled: ['CALENDAR_MEETING_SCHEDULED', 'CALENDAR_MEETING_CANCELLED'],
  'more-time': ['CALENDAR_MORE_TIME_REQUESTED'],
  'no-availability': ['CALENDAR_AVAILABILITY_NOT_FOUND'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** One of the ways that a meeting may go. */
export type MeetingPlan = keyof typeof meetingPlans;

/** How many of a hundred go each way. */
const weights: Readonly<Record<MeetingPlan, number>> = {
  booked: 56,
  moved: 12,
  cancelled: 12,
  'more-time': 10,
  'no-availability': 10,
};

const dayMs = 24 * 3_600_000;

/** How the meeting of this person goes: the same seed and contact always give the same. */
export function planFor(seed: string, contact: string): MeetingPlan {
  let ticket = chance(seed, 'meeting', contact) * 100;
  for (const plan of planNames) {
    ticket -= weights[plan];
    if (ticket < 0) return plan;
  }
  return 'booked';
}

const planNames: readonly MeetingPlan[] = [
  'booked',
  'moved',
  'cancelled',
  'more-time',
  'no-availability',
];

/** A plan by its name. */
export function planNamed(name: string): MeetingPlan {
  const found = planNames.find((plan) => plan === name);
  if (found === undefined) throw new Error(`No practice meeting goes like ${name}`);
  return found;
}

/** Remembers what meeting a conversation arranges, and how that will go. */
export function planMeeting(
  world: World,
  conversation: { readonly id: string; readonly contact: string },
  wish: MeetingWish,
): void {
  insertMeeting(world.database, {
    conversationId: conversation.id,
    bookingId: `booking_${randomUUID()}`,
    wish,
    plan: world.meetingPlanFor(conversation.contact),
    slot: undefined,
  });
}

/** After the opening message of a conversation that arranges a meeting; false for any other. */
export function beginMeeting(world: World, conversation: Conversation, at: number): boolean {
  const meeting = findMeeting(world.database, conversation.id);
  if (meeting === undefined) return false;
  say(world, conversation, 'AGENT', offer(meeting), at);
  later(world, conversation, 'meeting', at + delayMs(world, conversation, [20, 90], 'meeting'));
  return true;
}

/** The next event of the plan happens. */
export function meetingTurn(
  world: World,
  conversation: Conversation,
  at: number,
  part: number,
): void {
  const meeting = findMeeting(world.database, conversation.id);
  if (meeting === undefined || conversation.status === 'OPTED_OUT') return;
  const events = meetingPlans[planNamed(meeting.plan)];
  const first = meeting.slot ?? firstSlot(meeting.wish, at);
  // Where there is no time at all, every plan ends like this.
  const event = first === undefined ? 'CALENDAR_AVAILABILITY_NOT_FOUND' : events[part];
  if (event === undefined) return;
  play(world, conversation, { ...meeting, slot: first }, event, at);
  if (first !== undefined && part + 1 < events.length) {
    const wait = delayMs(world, conversation, [120, 600], `meeting ${part}`);
    later(world, conversation, 'meeting', at + wait, part + 1);
  }
}

function play(
  world: World,
  conversation: Conversation,
  meeting: PracticeMeeting,
  event: string,
  at: number,
): void {
  const { database } = world;
  const { slot } = meeting;
  switch (event) {
    case 'CALENDAR_MEETING_SCHEDULED': {
      if (slot !== undefined) moveMeeting(database, conversation.id, slot);
      say(world, touch(world, conversation, at), 'CANDIDATE', 'That works for me, thank you.', at);
      const ended = finish(world, conversation, 'COMPLETED_MEETING_REQUESTED', at + secondMs);
      world.emitMeeting(event, ended, meeting, at);
      return;
    }
    case 'CALENDAR_MEETING_RESCHEDULED': {
      const next = firstSlot(meeting.wish, (slot?.startMs ?? at) + dayMs) ?? slot;
      if (next !== undefined) moveMeeting(database, conversation.id, next);
      world.emitMeeting(event, conversation, { ...meeting, slot: next }, at);
      return;
    }
    case 'CALENDAR_MORE_TIME_REQUESTED':
      say(
        world,
        touch(world, conversation, at),
        'CANDIDATE',
        'None of these times works for me. Are there others?',
        at,
      );
      world.emitMeeting(event, conversation, { ...meeting, slot: undefined }, at);
      return;
    case 'CALENDAR_AVAILABILITY_NOT_FOUND':
      world.emitMeeting(event, conversation, { ...meeting, slot: undefined }, at);
      return;
    default:
      world.emitMeeting(event, conversation, meeting, at);
  }
}

function offer({ wish }: PracticeMeeting): string {
  const isCollected = wish.participants.some((one) => one.isCollected);
  return isCollected
    ? `I will ask the team when they have time for ${wish.title} and come back to you with a link.`
    : `Please choose a time for ${wish.title}: https://practice.invalid/book`;
}
