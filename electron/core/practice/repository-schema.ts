import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { configure, type Database, wrapDatabase } from '../database/database.ts';

const version = 2;

const schema = `
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE campaigns (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, campaign TEXT NOT NULL
) STRICT;
CREATE TABLE templates (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, template TEXT NOT NULL
) STRICT;
CREATE TABLE conversations (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  campaign_id TEXT NOT NULL,
  channel TEXT NOT NULL,
  contact TEXT NOT NULL,
  phone_number TEXT, email_address TEXT, first_name TEXT NOT NULL, last_name TEXT, external_id TEXT,
  opening_message TEXT, additional_context TEXT,
  business_hours INTEGER NOT NULL,
  flow TEXT NOT NULL,
  created_at INTEGER NOT NULL, appears_at INTEGER NOT NULL, readable_at INTEGER NOT NULL,
  status TEXT NOT NULL, stage TEXT NOT NULL,
  needs_review INTEGER NOT NULL, taken_over INTEGER NOT NULL,
  turn INTEGER NOT NULL, progress TEXT NOT NULL, outcomes TEXT NOT NULL,
  updated_at INTEGER NOT NULL, started_at INTEGER
) STRICT;
CREATE INDEX conversations_by_campaign ON conversations (campaign_id, created_at, seq);
CREATE INDEX conversations_by_time ON conversations (created_at, seq);
CREATE INDEX conversations_by_person ON conversations (contact, channel, seq);
CREATE INDEX conversations_in_review ON conversations (campaign_id) WHERE needs_review = 1;
CREATE TABLE messages (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, conversation_id TEXT NOT NULL,
  body TEXT NOT NULL, sender TEXT NOT NULL, created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX messages_by_conversation ON messages (conversation_id, seq);
CREATE TABLE due (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, conversation_id TEXT NOT NULL,
  turn INTEGER NOT NULL, kind TEXT NOT NULL, part INTEGER NOT NULL
) STRICT;
CREATE INDEX due_by_time ON due (at, seq);
CREATE TABLE deliveries (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, due_at INTEGER NOT NULL, attempt INTEGER NOT NULL,
  event TEXT NOT NULL, record_id TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX deliveries_by_time ON deliveries (due_at, seq);
`;

/** What joined the schema after the first version. */
const meetings = `
CREATE TABLE meetings (
  conversation_id TEXT PRIMARY KEY, booking_id TEXT NOT NULL, wish TEXT NOT NULL, plan TEXT NOT NULL,
  start_ms INTEGER, end_ms INTEGER
) STRICT;
`;

/** The practice store. */
export type PracticeDatabase = Database & {
  /**
   * Runs work whose commits may be lost in a power cut, though not in a crash: what happens by itself happens again.
   * What was accepted from a request is never committed like this, and the next such commit makes this work durable too.
   */
  relaxed<T>(work: () => T): T;
};

/** Opens `practice.sqlite` in the folder, or a practice world in memory. Every commit is on disk before a request is answered. */
export function openPracticeDatabase(folder: string | undefined): PracticeDatabase {
  if (folder !== undefined) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = folder === undefined ? ':memory:' : path.join(folder, 'practice.sqlite');
  const handle = new DatabaseSync(file);
  if (folder !== undefined) chmodSync(file, 0o600);
  configure(handle);
  const found = Number(handle.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (found > version) {
    handle.close();
    throw new Error('The practice data was written by a newer version');
  }
  if (found < version) {
    const missing = `${found === 0 ? schema : ''} ${meetings}`;
    handle.exec(`BEGIN; ${missing} PRAGMA user_version = ${version}; COMMIT;`);
  }
  return {
    ...wrapDatabase(handle),
    relaxed(work) {
      handle.exec('PRAGMA synchronous = NORMAL');
      try {
        return work();
      } finally {
        handle.exec('PRAGMA synchronous = FULL');
      }
    },
  };
}

/** A small fact that outlives a restart. */
export function readFact(database: Database, name: string): string | undefined {
  const value = database.get('SELECT value FROM facts WHERE name = ?', name)?.['value'];
  return typeof value === 'string' ? value : undefined;
}

/** Keeps a small fact. */
export function writeFact(database: Database, name: string, value: string): void {
  database.run(
    'INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    value,
  );
}
