import { z } from 'zod';
import { flagClosings, type FlagState } from '../../../shared/conversations/flag-rules.ts';
import { authors, screeningOutcomeSchema } from '../../../shared/conversations/model.ts';
import { isDone } from '../../../shared/conversations/lists.ts';
import { attentionRank } from '../../../shared/conversations/rules.ts';
import { placeOf } from '../../../shared/conversations/waiting-rules.ts';
import type { Database, Row } from '../database/database.ts';
import { waitingOf, type CachedConversation } from './cached.ts';
import { bit, flag, number, orNull, requiredNumber, requiredText, text } from './columns.ts';

/** Conversations in SQLite, one at a time or by what finds them. */
export interface ConversationRepository {
  get(workspaceId: string, id: string): CachedConversation | undefined;
  /** Where a conversation belongs and since when it is held: what is asked of each event. */
  glance(workspaceId: string, id: string): ConversationGlance | undefined;
  /** Writes what differs from `before`, which is as it stands in the table; without it, everything. */
  put(conversation: CachedConversation, before?: CachedConversation): void;
  byContact(workspaceId: string, contact: string): CachedConversation[];
  byExternalId(workspaceId: string, externalId: string): CachedConversation[];
  /** Held by a human, those of this recruiter first. */
  takenOver(workspaceId: string, limit: number): CachedConversation[];
  withOpenSteps(workspaceId: string): CachedConversation[];
  openFlags(workspaceId: string): CachedConversation[];
  unread(workspaceId: string): CachedConversation[];
  /** Where the AI wrote in spite of a takeover, and nobody has taken note. */
  leaked(workspaceId: string): CachedConversation[];
  /** What is put off in any workspace, the earliest to come back first. */
  snoozed(): SnoozedConversation[];
  /** Under way, and told to have changed since the last message that is known; the newest first. */
  staleThreads(workspaceId: string, limit: number): CachedConversation[];
}

/** The little of a conversation that is asked often. */
export type ConversationGlance = Pick<CachedConversation, 'campaignId' | 'heldSince'>;

/** A conversation that is put off until then, by this machine's clock. */
export type SnoozedConversation = {
  readonly workspaceId: string;
  readonly id: string;
  readonly until: number;
};

const columns = [
  'workspace_id, id, campaign_id, external_id, phone, email, first_name, last_name, status, stage',
  'is_human_takeover, screening, created_at, updated_at, dashboard_url, seen_at',
  'flag_episode, flag_open, flag_confirmed, flag_known, flag_opened_at, flag_opened_seen_at',
  'flag_closed_at, flag_closed_seen_at, flag_closed_by, flag_reason, held_since, leak_at',
  'steps_open, steps_seen_through',
  'thread, thread_seen_at, last_author, last_body, last_at, last_inbound_at, last_inbound_body, unread, rank, activity_at',
  'unread_since, snoozed_until, woken_at, place, done',
].join(', ');

const names = columns.split(', ');
const upsert = `INSERT INTO conversations (${columns}) VALUES (${names.map(() => '?').join(', ')})
  ON CONFLICT (workspace_id, id) DO UPDATE SET
  ${names
    .slice(2)
    .map((name) => `${name} = excluded.${name}`)
    .join(', ')}`;

/** The conversations of every workspace. */
export function createConversationRepository(database: Database): ConversationRepository {
  // Few of many: each is told its index, for SQLite takes any that begins with the workspace.
  function few(
    index: string,
    where: string,
    workspaceId: string,
    ...params: (string | number)[]
  ): CachedConversation[] {
    return select(
      `INDEXED BY conversations_${index} WHERE workspace_id = ? AND ${where}`,
      workspaceId,
      ...params,
    );
  }

  function select(where: string, ...params: (string | number)[]): CachedConversation[] {
    return database
      .all(`SELECT ${columns} FROM conversations ${where}`, ...params)
      .map(readConversation);
  }

  // Each column that is named is an index or two written anew, whether or not its value is another.
  function update(after: CachedConversation, before: CachedConversation): void {
    const was = values(before);
    const is = values(after);
    const changed = is.flatMap((value, index) => (value === was[index] ? [] : [index]));
    if (changed.length === 0) return;
    database.run(
      `UPDATE conversations SET ${changed.map((index) => `${names[index]} = ?`).join(', ')}
       WHERE workspace_id = ? AND id = ?`,
      ...changed.map((index) => is[index] ?? null),
      after.workspaceId,
      after.id,
    );
  }

  return {
    get: (workspaceId, id) => select('WHERE workspace_id = ? AND id = ?', workspaceId, id).at(0),
    glance(workspaceId, id) {
      const row = database.get(
        'SELECT campaign_id, held_since FROM conversations WHERE workspace_id = ? AND id = ?',
        workspaceId,
        id,
      );
      return row && { campaignId: text(row, 'campaign_id'), heldSince: number(row, 'held_since') };
    },
    put(conversation, before) {
      if (before === undefined) database.run(upsert, ...values(conversation));
      else update(conversation, before);
    },
    byContact: (workspaceId, contact) =>
      contact.includes('@')
        ? select('WHERE workspace_id = ? AND email = ?', workspaceId, contact)
        : select('WHERE workspace_id = ? AND phone = ?', workspaceId, contact),
    byExternalId: (workspaceId, externalId) =>
      select('WHERE workspace_id = ? AND external_id = ?', workspaceId, externalId),
    takenOver: (workspaceId, limit) =>
      few(
        'taken',
        'is_human_takeover = 1 ORDER BY held_since IS NULL, activity_at DESC LIMIT ?',
        workspaceId,
        limit,
      ),
    withOpenSteps: (workspaceId) => few('steps', 'steps_open = 1', workspaceId),
    openFlags: (workspaceId) => few('needs_you', 'rank = 0 ORDER BY activity_at DESC', workspaceId),
    staleThreads: (workspaceId, limit) =>
      select(
        `WHERE workspace_id = ? AND status = 'ONGOING' AND thread <> 'unsupported'
         AND (last_at IS NULL OR updated_at > last_at) ORDER BY activity_at DESC LIMIT ?`,
        workspaceId,
        limit,
      ),
    leaked: (workspaceId) => few('leaks', 'leak_at IS NOT NULL ORDER BY leak_at DESC', workspaceId),
    snoozed: () =>
      database
        .all(
          `SELECT workspace_id, id, snoozed_until FROM conversations
           WHERE snoozed_until IS NOT NULL ORDER BY snoozed_until`,
        )
        .map((row) => ({
          workspaceId: requiredText(row, 'workspace_id'),
          id: requiredText(row, 'id'),
          until: requiredNumber(row, 'snoozed_until'),
        })),
    unread: (workspaceId) =>
      few('unread', 'rank < 2 AND unread > 0 ORDER BY activity_at DESC', workspaceId),
  };
}

// Made once: making a schema costs far more than using it.
const authorSchema = z.enum(authors);
const screeningSchema = z.array(screeningOutcomeSchema);
const closingSchema = z.enum(flagClosings);

/** The names of the columns that `readConversation` reads. */
export const conversationColumns: readonly string[] = names;

/** One row of the table as the cache holds it. */
export function readConversation(row: Row): CachedConversation {
  const author = authorSchema.safeParse(row['last_author']);
  const thread = requiredText(row, 'thread');
  return {
    workspaceId: requiredText(row, 'workspace_id'),
    id: requiredText(row, 'id'),
    campaignId: text(row, 'campaign_id'),
    externalId: text(row, 'external_id'),
    phoneNumber: text(row, 'phone'),
    emailAddress: text(row, 'email'),
    firstName: text(row, 'first_name'),
    lastName: text(row, 'last_name'),
    status: text(row, 'status'),
    stage: text(row, 'stage'),
    isHumanTakeover: flag(row, 'is_human_takeover'),
    screening: screeningSchema.parse(JSON.parse(requiredText(row, 'screening'))),
    createdAt: number(row, 'created_at'),
    updatedAt: number(row, 'updated_at'),
    dashboardUrl: text(row, 'dashboard_url'),
    seenAt: requiredNumber(row, 'seen_at'),
    flag: readFlag(row),
    flagReason: text(row, 'flag_reason'),
    heldSince: number(row, 'held_since'),
    leakAt: number(row, 'leak_at'),
    hasOpenSteps: flag(row, 'steps_open'),
    stepsSeenThrough: requiredNumber(row, 'steps_seen_through'),
    thread: thread === 'supported' || thread === 'unsupported' ? thread : 'not-read-yet',
    threadSeenAt: number(row, 'thread_seen_at'),
    lastMessage: author.success
      ? { author: author.data, body: requiredText(row, 'last_body'), at: number(row, 'last_at') }
      : undefined,
    lastInboundAt: number(row, 'last_inbound_at'),
    lastInboundBody: text(row, 'last_inbound_body'),
    unread: requiredNumber(row, 'unread'),
    activityAt: requiredNumber(row, 'activity_at'),
    unreadSince: number(row, 'unread_since'),
    snoozedUntil: number(row, 'snoozed_until'),
    wokenAt: number(row, 'woken_at'),
  };
}

function readFlag(row: Row): FlagState {
  const closing = closingSchema.safeParse(row['flag_closed_by']);
  const openedAt = number(row, 'flag_opened_at');
  const openedSeenAt = number(row, 'flag_opened_seen_at');
  const closedAt = number(row, 'flag_closed_at');
  const closedSeenAt = number(row, 'flag_closed_seen_at');
  const known = number(row, 'flag_known');
  return {
    episode: requiredNumber(row, 'flag_episode'),
    open: flag(row, 'flag_open'),
    confirmed: flag(row, 'flag_confirmed'),
    ...(openedAt === undefined ? {} : { openedAt }),
    ...(openedSeenAt === undefined ? {} : { openedSeenAt }),
    ...(closedAt === undefined ? {} : { closedAt }),
    ...(closedSeenAt === undefined ? {} : { closedSeenAt }),
    ...(closing.success ? { closedBy: closing.data } : {}),
    ...(known === undefined ? {} : { known: known === 1 }),
  };
}

function values(kept: CachedConversation): (string | number | null)[] {
  const { flag: state, lastMessage } = kept;
  return [
    kept.workspaceId,
    kept.id,
    orNull(kept.campaignId),
    orNull(kept.externalId),
    orNull(kept.phoneNumber),
    orNull(kept.emailAddress),
    orNull(kept.firstName),
    orNull(kept.lastName),
    orNull(kept.status),
    orNull(kept.stage),
    bit(kept.isHumanTakeover),
    JSON.stringify(kept.screening),
    orNull(kept.createdAt),
    orNull(kept.updatedAt),
    orNull(kept.dashboardUrl),
    kept.seenAt,
    state.episode,
    bit(state.open),
    bit(state.confirmed),
    state.known === undefined ? null : bit(state.known),
    orNull(state.openedAt),
    orNull(state.openedSeenAt),
    orNull(state.closedAt),
    orNull(state.closedSeenAt),
    orNull(state.closedBy),
    orNull(kept.flagReason),
    orNull(kept.heldSince),
    orNull(kept.leakAt),
    bit(kept.hasOpenSteps),
    kept.stepsSeenThrough,
    kept.thread,
    orNull(kept.threadSeenAt),
    orNull(lastMessage?.author),
    orNull(lastMessage?.body),
    orNull(lastMessage?.at),
    orNull(kept.lastInboundAt),
    orNull(kept.lastInboundBody),
    kept.unread,
    attentionRank({
      isFlagged: state.open,
      unread: kept.unread,
      isSnoozed: kept.snoozedUntil !== undefined,
      isWoken: kept.wokenAt !== undefined,
    }),
    kept.activityAt,
    orNull(kept.unreadSince),
    orNull(kept.snoozedUntil),
    orNull(kept.wokenAt),
    placeOf(waitingOf(kept), kept.activityAt),
    bit(isDone(kept.status)),
  ];
}
