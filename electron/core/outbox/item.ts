import {
  conversationPayloadSchema,
  schedulingPayloadSchema,
  itemKinds,
  itemReaches,
  itemStates,
  type ConversationPayload,
  type ItemKind,
  type ItemReach,
  type ItemState,
  type SchedulingPayload,
} from '../../../shared/outbox/model.ts';
import type { Row, SqlValue } from '../database/database.ts';
import type { ItemView } from './outbox.ts';

/** Why an item is held. */
export type HoldCode =
  | 'campaign-not-live'
  | 'opted-out'
  | 'too-late'
  | 'already-there'
  | 'ambiguous'
  | 'takeover-off'
  | 'someone-else'
  | 'status-closed'
  | 'thread-changed'
  | 'ten-minutes'
  | 'dependency'
  | 'paused'
  | 'not-let-in'
  | 'draft-changed'
  | 'instance'
  | 'restored'
  | 'mirror-paused'
  | 'highlevel-stopped';

/** An item as the dispatcher works with it; `payload` is read only when the item is encoded. */
export type Item = {
  readonly sequence: number;
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: ItemKind;
  readonly state: ItemState;
  readonly reach: ItemReach | undefined;
  readonly hold: string | undefined;
  readonly reason: string | undefined;
  readonly attempts: number;
  readonly campaignId: string;
  readonly channel: string;
  readonly contact: string;
  readonly round: number;
  readonly externalId: string;
  readonly payloadText: string;
  readonly businessHours: boolean;
  readonly closes: boolean;
  readonly batchGroup: string;
  readonly groupLimit: number | undefined;
  readonly notBefore: number | undefined;
  readonly uploadId: string | undefined;
  readonly uploadRow: number | undefined;
  readonly acknowledged: readonly string[];
  readonly conversationId: string | undefined;
  readonly body: string | undefined;
  readonly templateId: string | undefined;
  readonly seenMessage: string | undefined;
  readonly dependencyWaived: boolean;
  readonly draftId: string | undefined;
  readonly draftVersion: number | undefined;
  /** The recruiter was asked about later changes of the draft. */
  readonly meantAsIs: boolean;
  /** HighLevel: the sub-account, its contact, and what makes the item one of a kind. */
  readonly locationId: string;
  readonly mirroredContact: string;
  readonly mirrorKey: string;
  readonly readyAt: number;
  readonly createdAt: number;
  readonly updatedAt: number;
};

/** Reads a row of `outbox_items`. */
export function itemFromRow(row: Row): Item {
  return {
    sequence: number(row['sequence']),
    id: text(row['id']),
    workspaceId: text(row['workspace_id']),
    kind: oneOf(itemKinds, row['kind']),
    state: oneOf(itemStates, row['state']),
    reach: row['reach'] === null ? undefined : oneOf(itemReaches, row['reach']),
    hold: optionalText(row['hold']),
    reason: optionalText(row['reason']),
    attempts: number(row['attempts']),
    campaignId: optionalText(row['campaign_id']) ?? '',
    channel: optionalText(row['channel']) ?? '',
    contact: optionalText(row['contact']) ?? '',
    round: number(row['round'] ?? 1),
    externalId: optionalText(row['external_id']) ?? '',
    payloadText: optionalText(row['payload']) ?? '{}',
    businessHours: row['business_hours'] === 1,
    closes: row['closes'] === 1,
    batchGroup: optionalText(row['batch_group']) ?? '',
    groupLimit: optionalNumber(row['group_limit']),
    notBefore: optionalNumber(row['not_before']),
    uploadId: optionalText(row['upload_id']),
    uploadRow: optionalNumber(row['upload_row']),
    acknowledged: readIds(row['acknowledged']),
    conversationId: optionalText(row['conversation_id']),
    body: optionalText(row['body']),
    templateId: optionalText(row['template_id']),
    seenMessage: optionalText(row['seen_message']),
    dependencyWaived: row['dependency_waived'] === 1,
    draftId: optionalText(row['draft_id']),
    draftVersion: optionalNumber(row['draft_version']),
    meantAsIs: row['meant_as_is'] === 1,
    locationId: optionalText(row['location_id']) ?? '',
    mirroredContact: optionalText(row['mirrored_contact']) ?? '',
    mirrorKey: optionalText(row['mirror_key']) ?? '',
    readyAt: number(row['ready_at']),
    createdAt: number(row['created_at']),
    updatedAt: number(row['updated_at']),
  };
}

/** What goes on the wire for a conversation, its reference included. */
export function payloadOf(item: Item): ConversationPayload {
  const payload = conversationPayloadSchema.parse(JSON.parse(item.payloadText));
  return { ...payload, externalId: item.externalId };
}

/** What goes on the wire for a meeting, its reference included. */
export function meetingPayloadOf(item: Item): SchedulingPayload {
  const payload = schedulingPayloadSchema.parse(JSON.parse(item.payloadText));
  return { ...payload, externalId: item.externalId };
}

/** The title of a campaign that is to be created. */
export function titleOf(item: Item): string {
  const request: unknown = JSON.parse(item.payloadText);
  const title = typeof request === 'object' && request !== null && 'campaignTitle' in request;
  return title ? String(request.campaignTitle) : '';
}

/** An item as other features see it. */
export function viewOf(item: Item): ItemView {
  return {
    id: item.id,
    workspaceId: item.workspaceId,
    kind: item.kind,
    state: item.state,
    ...(item.reach === undefined ? {} : { reach: item.reach }),
    ...(item.reason === undefined ? {} : { reason: item.reason }),
    ...(item.campaignId === '' ? {} : { campaignId: item.campaignId }),
    ...(item.conversationId === undefined ? {} : { conversationId: item.conversationId }),
    ...(item.contact === '' ? {} : { contact: item.contact }),
    ...(item.uploadId === undefined ? {} : { uploadId: item.uploadId }),
    ...(item.uploadRow === undefined ? {} : { uploadRow: item.uploadRow }),
    ...(item.body === undefined ? {} : { body: item.body }),
    ...(item.draftId === undefined ? {} : { draftId: item.draftId }),
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
  };
}

/** A column that is never null. */
export function text(value: SqlValue | undefined): string {
  if (typeof value !== 'string') throw new TypeError('A text column of the outbox is missing');
  return value;
}

/** A text column that holds a word of a closed list. */
export function oneOf<T extends string>(list: readonly T[], value: SqlValue | undefined): T {
  const found = list.find((one) => one === value);
  if (found === undefined) throw new TypeError('A column of the outbox holds an unknown word');
  return found;
}

/** A text column that may be null. */
export function optionalText(value: SqlValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A number column that is never null. */
export function number(value: SqlValue | undefined): number {
  if (typeof value !== 'number' && typeof value !== 'bigint') {
    throw new TypeError('A number column of the outbox is missing');
  }
  return Number(value);
}

/** A number column that may be null. */
export function optionalNumber(value: SqlValue | undefined): number | undefined {
  return value === null || value === undefined ? undefined : number(value);
}

/** A column that holds a JSON list of ids. */
export function readIds(value: SqlValue | undefined): readonly string[] {
  if (typeof value !== 'string') return [];
  const read: unknown = JSON.parse(value);
  return Array.isArray(read) ? read.filter((id) => typeof id === 'string') : [];
}
