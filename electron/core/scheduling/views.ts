import type { Meeting, MeetingHistoryLine } from '../../../shared/scheduling/model.ts';
import type { MeetingSetup } from '../../../shared/scheduling/setup.ts';
import { changeOf } from '../../../shared/scheduling/standing.ts';
import { normalEmail } from '../../../shared/uploads/cells.ts';
import type { CachedConversation } from '../conversations/cached.ts';
import { candidateName } from '../conversations/names.ts';
import type { OutboxItem } from '../../../shared/outbox/contract.ts';
import type { Item } from '../outbox/item.ts';
import type { EvidenceLine } from '../outbox/repository-lists.ts';
import type { KeptEvent } from './repository-events.ts';
import type { KeptMeeting } from './repository-meetings.ts';

/** What a line needs beside what is kept of its meeting. */
export type MeetingFacts = {
  readonly item: Item | undefined;
  readonly actions: OutboxItem['actions'];
  readonly conversation: CachedConversation | undefined;
  readonly campaign: { readonly id: string; readonly title: string } | undefined;
  /** What was asked for, where it was asked from here. */
  readonly setup: MeetingSetup | undefined;
};

/** A meeting as the screens show it. */
export function meetingView(kept: KeptMeeting, facts: MeetingFacts): Meeting {
  const { item, conversation, campaign, setup } = facts;
  const phoneNumber = kept.phone ?? conversation?.phoneNumber;
  const emailAddress = kept.email ?? conversation?.emailAddress;
  const organizer = setup?.participants.find(({ isOrganizer }) => isOrganizer);
  return {
    id: kept.id,
    workspaceId: kept.workspaceId,
    state: kept.state,
    needsYou: kept.needsYou,
    name: meetingName(kept, conversation),
    contact: item?.contact ?? phoneNumber ?? emailAddress,
    phoneNumber,
    emailAddress,
    conversationId: kept.conversationId,
    externalId: kept.externalId,
    campaignId: campaign?.id ?? kept.campaignId,
    campaignTitle: campaign?.title,
    externalCampaignId: kept.externalCampaignId,
    bookingId: kept.bookingId,
    title: kept.title ?? setup?.title,
    description: setup?.description === '' ? undefined : setup?.description,
    startMs: kept.startMs,
    endMs: kept.endMs,
    timezone: kept.timezone ?? setup?.timezone,
    location: kept.location ?? (setup?.video === false ? setup.location : undefined),
    video: kept.video ?? setup?.video,
    meetingUrl: kept.meetingUrl,
    participants:
      kept.participants.length > 0
        ? [...kept.participants]
        : (setup?.participants ?? []).map(({ name, email }) => ({ name, email })),
    ...(organizer === undefined || organizer.email === ''
      ? {}
      : {
          organizer: {
            email: normalEmail(organizer.email),
            ...(organizer.name === '' ? {} : { name: organizer.name }),
          },
        }),
    isOurs: kept.itemId !== undefined,
    ...(item === undefined
      ? {}
      : {
          item: {
            id: item.id,
            state: item.state,
            reach: item.reach,
            reason: item.reason,
            attempts: item.attempts,
            actions: [...facts.actions],
          },
        }),
    askedAt: kept.askedAt,
    changedAt: kept.eventAt ?? kept.movedAt,
    revisions: kept.revisions,
    notesAt: kept.notesAt,
  };
}

/** What the candidate of a meeting is called: as asked, as the conversation has it, or by whatever is known. */
export function meetingName(
  kept: KeptMeeting,
  conversation: CachedConversation | undefined,
): string {
  const asked = [kept.firstName, kept.lastName]
    .filter((part) => part !== undefined)
    .join(' ')
    .trim();
  if (asked !== '') return asked;
  if (conversation !== undefined) return candidateName(conversation);
  const named = kept.participants.find(({ name }) => name !== undefined)?.name;
  const ids = kept.externalId ?? kept.conversationId ?? kept.bookingId;
  return kept.phone ?? kept.email ?? named ?? ids ?? kept.id;
}

/** What became of a meeting, in the order in which this console learnt it. */
export function historyOf(
  events: readonly KeptEvent[],
  evidence: readonly EvidenceLine[],
): MeetingHistoryLine[] {
  let newest = Number.NEGATIVE_INFINITY;
  const told = events.map((event) => {
    const late = event.at < newest;
    newest = Math.max(newest, event.at);
    return {
      learntAt: event.receivedAt,
      line: {
        type: 'event' as const,
        key: event.key,
        at: event.at,
        change: changeOf(event.event),
        event: event.event,
        startMs: event.meeting?.startMs,
        endMs: event.meeting?.endMs,
        late,
      },
    };
  });
  const steps = evidence.map(({ at, kind, words, state }, index) => ({
    learntAt: at,
    line: { type: 'step' as const, key: `step ${index}`, at, evidence: kind, words, state },
  }));
  return [...steps, ...told]
    .toSorted((one, other) => one.learntAt - other.learntAt)
    .map(({ line }) => line);
}
