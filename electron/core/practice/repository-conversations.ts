import { randomUUID } from 'node:crypto';
import type { Database, Row } from '../database/database.ts';
import {
  type Channel,
  channels,
  type Conversation,
  conversationStatuses,
  type Message,
  type Outcome,
  type Progress,
  type Sender,
  senders,
} from './model.ts';
import { maybeNumberOf, maybeTextOf, numberOf, textOf, wordOf } from './repository-rows.ts';

/** A person with one of these is spoken to or about to be: a second conversation waits (seed: Create conversation). */
const activeOnly = `status IN ('CREATED', 'QUEUED', 'ONGOING')`;

/** Adds a conversation; its number is given by the store. */
export function insertConversation(
  database: Database,
  conversation: Omit<Conversation, 'seq'>,
): void {
  const it = conversation;
  database.run(
    `INSERT INTO conversations (id, campaign_id, channel, contact, phone_number, email_address, first_name, last_name,
      external_id, opening_message, additional_context, business_hours, flow, created_at, appears_at, readable_at,
      status, stage, needs_review, taken_over, turn, progress, outcomes, updated_at, started_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    it.id,
    it.campaignId,
    it.channel,
    it.contact,
    it.phoneNumber ?? null,
    it.emailAddress ?? null,
    it.firstName,
    it.lastName ?? null,
    it.externalId ?? null,
    it.openingMessage ?? null,
    it.additionalContext ?? null,
    Number(it.businessHours),
    it.flow,
    it.createdAt,
    it.appearsAt,
    it.readableAt,
    it.status,
    it.stage,
    Number(it.needsReview),
    Number(it.takenOver),
    it.turn,
    JSON.stringify(it.progress),
    JSON.stringify(it.outcomes),
    it.updatedAt,
    it.startedAt ?? null,
  );
}

/** Writes what changes in the life of a conversation. */
export function updateConversation(database: Database, it: Conversation): void {
  database.run(
    `UPDATE conversations SET status = ?, stage = ?, needs_review = ?, taken_over = ?, turn = ?, progress = ?,
      outcomes = ?, updated_at = ?, started_at = ? WHERE seq = ?`,
    it.status,
    it.stage,
    Number(it.needsReview),
    Number(it.takenOver),
    it.turn,
    JSON.stringify(it.progress),
    JSON.stringify(it.outcomes),
    it.updatedAt,
    it.startedAt ?? null,
    it.seq,
  );
}

/** One conversation, seen or not yet. */
export function findConversation(database: Database, id: string): Conversation | undefined {
  const row = database.get('SELECT * FROM conversations WHERE id = ?', id);
  return row === undefined ? undefined : conversationOf(row);
}

/** What stands between this person and a new conversation on this channel, oldest first. */
export function activeConversations(
  database: Database,
  channel: Channel,
  contact: string,
): Conversation[] {
  return database
    .all(
      `SELECT * FROM conversations WHERE contact = ? AND channel = ? AND ${activeOnly} ORDER BY seq`,
      contact,
      channel,
    )
    .map(conversationOf);
}

/** Every conversation that has not ended, of everybody. */
export function allActiveConversations(database: Database): Conversation[] {
  return database
    .all(`SELECT * FROM conversations WHERE ${activeOnly} ORDER BY seq`)
    .map(conversationOf);
}

/** Whether this person has opted out on this channel before. */
export function hasOptedOut(database: Database, channel: Channel, contact: string): boolean {
  return (
    database.get(
      `SELECT 1 FROM conversations WHERE contact = ? AND channel = ? AND status = 'OPTED_OUT' LIMIT 1`,
      contact,
      channel,
    ) !== undefined
  );
}

/** Whether a conversation of the campaign waits for a human. */
export function hasReview(database: Database, campaignId: string): boolean {
  return (
    database.get(
      'SELECT 1 FROM conversations WHERE campaign_id = ? AND needs_review = 1 LIMIT 1',
      campaignId,
    ) !== undefined
  );
}

/** Where a page ends. */
export type Position = { readonly createdAt: number; readonly seq: number };

/** One page of a list, by creation; rows that do not appear yet are passed over. */
export function listConversations(
  database: Database,
  query: {
    readonly campaignId: string | undefined;
    readonly ascending: boolean;
    readonly after: Position | undefined;
    readonly limit: number;
    readonly nowMs: number;
  },
): Conversation[] {
  const conditions = ['appears_at <= ?'];
  const values: (string | number)[] = [query.nowMs];
  if (query.campaignId !== undefined) {
    conditions.push('campaign_id = ?');
    values.push(query.campaignId);
  }
  if (query.after !== undefined) {
    conditions.push(`(created_at, seq) ${query.ascending ? '>' : '<'} (?, ?)`);
    values.push(query.after.createdAt, query.after.seq);
  }
  const direction = query.ascending ? 'ASC' : 'DESC';
  return database
    .all(
      `SELECT * FROM conversations WHERE ${conditions.join(' AND ')}
       ORDER BY created_at ${direction}, seq ${direction} LIMIT ?`,
      ...values,
      query.limit,
    )
    .map(conversationOf);
}

/** Every conversation there is, in the order of creation. */
export function allConversations(database: Database): Conversation[] {
  return database.all('SELECT * FROM conversations ORDER BY seq').map(conversationOf);
}

/** Adds a message and answers it. */
export function insertMessage(
  database: Database,
  message: { conversationId: string; body: string; sender: Sender; createdAt: number },
): Message {
  const id = randomUUID();
  database.run(
    'INSERT INTO messages (id, conversation_id, body, sender, created_at) VALUES (?, ?, ?, ?, ?)',
    id,
    message.conversationId,
    message.body,
    message.sender,
    message.createdAt,
  );
  return { id, ...message };
}

/** The thread, oldest first. */
export function listMessages(database: Database, conversationId: string): Message[] {
  return database
    .all('SELECT * FROM messages WHERE conversation_id = ? ORDER BY seq', conversationId)
    .map(messageOf);
}

/** Everything that recruiters wrote, oldest first. */
export function recruiterMessages(database: Database): Message[] {
  return database.all(`SELECT * FROM messages WHERE sender = 'USER' ORDER BY seq`).map(messageOf);
}

function messageOf(row: Row): Message {
  return {
    id: textOf(row, 'id'),
    conversationId: textOf(row, 'conversation_id'),
    body: textOf(row, 'body'),
    sender: wordOf(row, 'sender', senders),
    createdAt: numberOf(row, 'created_at'),
  };
}

function conversationOf(row: Row): Conversation {
  return {
    seq: numberOf(row, 'seq'),
    id: textOf(row, 'id'),
    campaignId: textOf(row, 'campaign_id'),
    channel: wordOf(row, 'channel', channels),
    contact: textOf(row, 'contact'),
    phoneNumber: maybeTextOf(row, 'phone_number'),
    emailAddress: maybeTextOf(row, 'email_address'),
    firstName: textOf(row, 'first_name'),
    lastName: maybeTextOf(row, 'last_name'),
    externalId: maybeTextOf(row, 'external_id'),
    openingMessage: maybeTextOf(row, 'opening_message'),
    additionalContext: maybeTextOf(row, 'additional_context'),
    businessHours: numberOf(row, 'business_hours') === 1,
    flow: textOf(row, 'flow'),
    createdAt: numberOf(row, 'created_at'),
    appearsAt: numberOf(row, 'appears_at'),
    readableAt: numberOf(row, 'readable_at'),
    status: wordOf(row, 'status', conversationStatuses),
    stage: textOf(row, 'stage'),
    needsReview: numberOf(row, 'needs_review') === 1,
    takenOver: numberOf(row, 'taken_over') === 1,
    turn: numberOf(row, 'turn'),
    progress: progressOf(row),
    outcomes: outcomesOf(row),
    updatedAt: numberOf(row, 'updated_at'),
    startedAt: maybeNumberOf(row, 'started_at'),
  };
}

// Both columns hold what this server itself wrote.
function progressOf(row: Row): Progress {
  return JSON.parse(textOf(row, 'progress'));
}

function outcomesOf(row: Row): readonly Outcome[] {
  return JSON.parse(textOf(row, 'outcomes'));
}
