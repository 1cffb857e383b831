import { createHash, randomUUID } from 'node:crypto';
import type { PoppWebhook } from '../../../shared/popp/webhook.ts';
import { standingOf } from '../../../shared/scheduling/standing.ts';
import type { ChangeBus } from '../changes.ts';
import type { Database } from '../database/database.ts';
import { createMeetingEventRepository } from './repository-events.ts';

/** A verified event about a meeting, as it was delivered. */
export type DeliveredEvent = {
  readonly workspaceId: string;
  readonly webhook: PoppWebhook;
  /** Its bytes tell it from others where it carries no id. */
  readonly body: string;
  readonly receivedAt: number;
};

/** Makes meetings of events. */
export interface MeetingEvents {
  /** Takes an event of the CALENDAR_ family; any other is none of it. Joins a transaction that is open. */
  take(delivered: DeliveredEvent): void;
  /** Joins lines of conversations that turned out to be ours to the line of our request. */
  gather(workspaceId: string): void;
}

/** Whether an event is about a meeting. */
export function isMeetingEvent(event: string): boolean {
  return event.startsWith('CALENDAR_');
}

/** Creates the taker of events. Order, repeats and late ones do not matter: a meeting is what all its events come to. */
export function createMeetingEvents(deps: {
  readonly database: Database;
  readonly changes: ChangeBus;
}): MeetingEvents {
  const { database, changes } = deps;
  const repository = createMeetingEventRepository(database);

  function stand(meetingId: string, touchedAt: number | undefined): void {
    repository.setStanding(meetingId, standingOf(repository.events(meetingId)), touchedAt);
  }

  return {
    take({ workspaceId, webhook, body, receivedAt }) {
      if (!isMeetingEvent(webhook.event)) return;
      const { data, eventId, eventTimestamp } = webhook;
      const subject = {
        workspaceId,
        conversationId: data.conversationId,
        externalId: data.externalId,
        bookingId: data.recordId,
        campaignId: data.campaignId,
        externalCampaignId: data.externalCampaignId,
        firstName: data.firstName,
        lastName: data.lastName,
      };
      const meetingId = database.transaction(() => {
        const found = repository.find(subject);
        const id = found ?? `meeting-${randomUUID()}`;
        if (found === undefined) repository.add(id, subject, receivedAt);
        repository.complete(id, subject);
        const isNew = repository.keep(workspaceId, id, {
          key: eventId ?? createHash('sha256').update(body).digest('hex').slice(0, 32),
          event: webhook.event,
          // An older shape of the events tells no time.
          at: eventTimestamp ?? receivedAt,
          bookingId: data.recordId,
          meeting: data.meeting,
          receivedAt,
        });
        if (isNew) stand(id, receivedAt);
        return id;
      });
      changes.publish({ topic: 'scheduling', workspaceId, ids: [meetingId] });
    },
    gather(workspaceId) {
      const strays = repository.strays(workspaceId);
      if (strays.length === 0) return;
      database.transaction(() => {
        for (const { id, ours } of strays) {
          repository.merge(id, ours);
          stand(ours, undefined);
        }
      });
      changes.publish({ topic: 'scheduling', workspaceId });
    },
  };
}
