import type { Database } from '../database/database.ts';
import { bulkGroup, fitsBulk } from '../popp/writes.ts';
import { text } from './item.ts';
import type { AddedItem, NewStartingItem, NewStepItem } from './outbox.ts';

/** Adding items; an identity that is taken, or a request that is repeated, adds nothing. */
export interface ItemAdding {
  addConversation(item: NewStartingItem, facts: NewConversationFacts): AddedItem;
  addStep(item: NewStepItem, id: string, now: number): AddedItem;
}

/** What the outbox adds to a conversation before it is stored. */
export type NewConversationFacts = {
  readonly id: string;
  readonly externalId: string;
  readonly state: 'waiting' | 'held';
  readonly now: number;
  readonly acknowledged: readonly string[];
};

/** Adds to `outbox_items`. */
export function createAdding(database: Database): ItemAdding {
  return {
    addConversation(item, facts) {
      const payload = { ...item.payload, externalId: facts.externalId };
      const { upload, notBefore } =
        item.kind === 'conversation' ? item : { upload: undefined, notBefore: undefined };
      const added = database.run(
        `INSERT INTO outbox_items (id, workspace_id, kind, state, hold, reason, campaign_id, channel, contact,
           round, external_id, payload, business_hours, closes, batch_group, not_before, upload_id, upload_row,
           follows, acknowledged, ready_at, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING`,
        facts.id,
        item.workspaceId,
        item.kind,
        facts.state,
        facts.state === 'held' ? 'paused' : null,
        facts.state === 'held' ? 'You paused this upload.' : null,
        item.campaignId,
        item.channel,
        item.contact,
        item.round,
        facts.externalId,
        JSON.stringify(payload),
        payload.shouldSendDuringBusinessHours ? 1 : 0,
        isRisky(item) ? 1 : 0,
        `${upload?.uploadId ?? ''} ${groupOf(item, facts)}`,
        notBefore ?? null,
        upload?.uploadId ?? null,
        upload?.row ?? null,
        item.follows ?? null,
        JSON.stringify(facts.acknowledged),
        facts.now,
        facts.now,
        facts.now,
      );
      if (added === 1) return { itemId: facts.id, known: false };
      const known = database.get(
        `SELECT id FROM outbox_items WHERE workspace_id = ? AND campaign_id = ? AND channel = ? AND contact = ?
           AND round = ? AND kind = ? AND state NOT IN ('refused', 'cancelled')`,
        item.workspaceId,
        item.campaignId,
        item.channel,
        item.contact,
        item.round,
        item.kind,
      );
      return { itemId: text(known?.['id']), known: true };
    },
    addStep(step, id, now) {
      const body = step.kind === 'message' && 'body' in step ? step.body : null;
      const templateId = step.kind === 'message' && 'templateId' in step ? step.templateId : null;
      const seen = step.kind === 'message' ? (step.seenMessage ?? null) : null;
      const added = database.run(
        `INSERT INTO outbox_items (id, workspace_id, kind, state, conversation_id, step_request, body, template_id,
           seen_message, ready_at, created_at, updated_at)
         VALUES (?, ?, ?, 'waiting', ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        id,
        step.workspaceId,
        step.kind,
        step.conversationId,
        step.requestId,
        body,
        templateId,
        seen,
        now,
        now,
        now,
      );
      if (added === 1) return { itemId: id, known: false };
      const known = database.get(
        'SELECT id FROM outbox_items WHERE workspace_id = ? AND step_request = ?',
        step.workspaceId,
        step.requestId,
      );
      return { itemId: text(known?.['id']), known: true };
    },
  };
}

/** A second one would close the first, or stand beside it: never sent again without the recruiter. */
function isRisky(item: NewStartingItem): boolean {
  return (
    item.payload.skipDuplicationCheck === true ||
    (item.kind === 'conversation' && item.payload.closePreviousConversations === true)
  );
}

/** What may share its request; a meeting is asked for alone (seed: Create auto-schedule conversation). */
function groupOf(item: NewStartingItem, { id, externalId }: NewConversationFacts): string {
  if (item.kind === 'scheduling') return `alone ${id}`;
  const payload = { ...item.payload, externalId };
  return fitsBulk(payload) ? bulkGroup(payload) : `alone ${id}`;
}
