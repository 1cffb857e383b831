import { createConversationRepository } from '../../electron/core/conversations/repository.ts';
import {
  blankConversation,
  type CachedConversation,
} from '../../electron/core/conversations/cached.ts';
import type { Database } from '../../electron/core/database/database.ts';
import { createChangeBus } from '../../electron/core/changes.ts';
import { createSearchIndex } from '../../electron/core/conversations/search-index.ts';
import { systemClock } from '../../electron/core/system-clock.ts';
import { openStore } from '../../electron/core/database/open.ts';
import { createWorkspaceRepository } from '../../electron/core/workspaces/repository.ts';
import { createRandom } from '../support/random.ts';
import type { Author } from '../../shared/conversations/model.ts';
import { knownConversationStatuses } from '../../shared/popp/statuses.ts';

/** The workspace that holds everything. */
export const workspaceId = 'bench';

/** How much there is; the long threads are the first conversations. */
export type InboxSize = {
  readonly conversations: number;
  readonly messages: number;
  readonly longThreads: number;
  readonly longThread: number;
};

/** How many messages a usual conversation has. */
export function usualThread({
  conversations,
  messages,
  longThreads,
  longThread,
}: InboxSize): number {
  return Math.floor((messages - longThreads * longThread) / (conversations - longThreads));
}

const campaigns = 40;
const day = 24 * 60 * 60 * 1000;
const channels = ['SMS', 'WHATSAPP', 'EMAIL'];

/** Words as people use them: few very often, many seldom. */
export function createWords(random: () => number): {
  readonly all: readonly string[];
  one: () => string;
} {
  const syllables =
    'ba be bi da de do fa ga ha ka la le lo ma mi mo na ne no pa ra re ri sa so ta te ti to va'.split(
      ' ',
    );
  const common =
    'the you and for shift thanks yes when work can please start pay hours monday nights driver licence call today tomorrow interview site team experience'.split(
      ' ',
    );
  const made = new Set(common);
  while (made.size < 8000) {
    const length = 2 + Math.floor(random() * 3);
    made.add(
      Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]).join(''),
    );
  }
  const all = [...made];
  // The place of a word is spread evenly over the logarithm: Zipf's law.
  return { all, one: () => all[Math.floor(all.length ** random()) - 1] ?? 'the' };
}

/** A data folder with a real workspace that waits for its key, and everything that was said in it. */
export function fillInbox(
  folder: string,
  size: InboxSize,
  now: number,
): Readonly<Record<string, number>> {
  const opened = openStore(folder, now);
  if ('failure' in opened) throw new Error(opened.failure.message);
  const { database } = opened.store;
  // What is measured comes later: until then nothing has to outlive a power cut.
  database.all('PRAGMA synchronous = OFF');
  createWorkspaceRepository(database).insert({
    id: workspaceId,
    kind: 'popp',
    name: 'Bench',
    organizationId: 'org_bench',
    baseUrl: 'https://popp.invalid/v1',
    origin: 'https://popp.invalid',
    service: 'https://popp.invalid',
    createdAt: 0,
  });
  fillCampaigns(database, now);
  const began = performance.now();
  fillConversations(database, size, now);
  const filled = performance.now();
  const index = createSearchIndex({ database, clock: systemClock, changes: createChangeBus() });
  const steps: number[] = [];
  for (let left = 1; left > 0;) {
    const step = performance.now();
    left = index.catchUp(0);
    steps.push(performance.now() - step);
  }
  opened.store.close();
  return {
    fillSeconds: Math.round((filled - began) / 1000),
    indexSeconds: Math.round((performance.now() - filled) / 1000),
    indexStepP99Ms: Math.round(
      steps.toSorted((a, b) => a - b)[Math.floor(steps.length * 0.99)] ?? 0,
    ),
    indexStepMaxMs: Math.round(Math.max(...steps)),
  };
}

function fillCampaigns(database: Database, now: number): void {
  database.transaction(() => {
    for (let index = 0; index < campaigns; index += 1) {
      const channel = channels[index % channels.length] ?? 'SMS';
      const campaign = {
        id: `campaign-${index}`,
        campaignTitle: `Bench campaign ${index}`,
        campaignStatus: 'LIVE',
        channel,
      };
      database.run(
        `INSERT INTO campaigns (workspace_id, id, title, status, channel, campaign, seen_at) VALUES (?, ?, ?, 'LIVE', ?, ?, ?)`,
        workspaceId,
        campaign.id,
        campaign.campaignTitle,
        channel,
        JSON.stringify(campaign),
        now,
      );
    }
  });
}

function fillConversations(database: Database, size: InboxSize, now: number): void {
  const random = createRandom(7);
  const words = createWords(random);
  const conversations = createConversationRepository(database);
  const usual = usualThread(size);
  const batch = 1000;
  for (let start = 0; start < size.conversations; start += batch) {
    database.transaction(() => {
      for (let n = start; n < Math.min(start + batch, size.conversations); n += 1) {
        const isLong = n < size.longThreads;
        const at = isLong ? now - n * 1000 : now - 60 * day + Math.floor(random() * 59 * day);
        const text = () => sentence(random, words.one);
        const last = text();
        conversations.put(conversation(n, at, last, random));
        insertThread(
          database,
          `conversation-${n}`,
          isLong ? size.longThread : usual,
          at,
          text,
          last,
        );
      }
    });
  }
}

function conversation(
  n: number,
  at: number,
  last: string,
  random: () => number,
): CachedConversation {
  const isFlagged = n % 400 === 0;
  return {
    ...blankConversation(workspaceId, `conversation-${n}`),
    campaignId: `campaign-${n % campaigns}`,
    externalId: `REQ-${10_000 + n}`,
    phoneNumber: `+1${String(2_000_000_000 + n * 7)}`,
    emailAddress: `applicant-${n}@example.com`,
    firstName: `Test-${names[n % names.length] ?? ''}`,
    lastName: `Applicant-${n}`,
    status: knownConversationStatuses[Math.floor(random() * knownConversationStatuses.length)],
    createdAt: at - day,
    updatedAt: at,
    seenAt: at,
    thread: 'supported',
    threadSeenAt: at,
    flag: isFlagged
      ? { episode: 1, open: true, confirmed: true, openedAt: at, openedSeenAt: at, known: true }
      : { episode: 0, open: false, confirmed: false },
    isHumanTakeover: n % 900 === 1,
    heldSince: n % 900 === 1 ? at : undefined,
    lastMessage: { author: 'candidate', body: last, at },
    lastInboundAt: at,
    lastInboundBody: last,
    activityAt: at,
  };
}

const names = [
  'Grace',
  'Dwayne',
  'Aisha',
  'Luis',
  'Carla',
  'Ingrid',
  'Olga',
  'Frank',
  'Zoë',
  'Maria',
  'Bea',
  'Ana',
];

function insertThread(
  database: Database,
  conversationId: string,
  count: number,
  at: number,
  text: () => string,
  last: string,
): void {
  const turns: readonly Author[] = ['ai', 'candidate'];
  for (let position = 0; position < count; position += 1) {
    const left = count - 1 - position;
    const sentAt = at - left * 7 * 60_000;
    database.run(
      `INSERT INTO messages (workspace_id, conversation_id, key, author, body, at, position, first_seen_at, is_seen)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)`,
      workspaceId,
      conversationId,
      `m-${position}`,
      turns[(left + 1) % 2] ?? 'ai',
      left === 0 ? last : text(),
      sentAt,
      position,
      sentAt,
    );
  }
}

function sentence(random: () => number, word: () => string): string {
  return Array.from({ length: 6 + Math.floor(random() * 20) }, word).join(' ');
}
