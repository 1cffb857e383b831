import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { configure, wrapDatabase, type Database, type Row } from '../database/database.ts';
import { chance } from './chance.ts';

const schema = `
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE contacts (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, location_id TEXT NOT NULL,
  phone TEXT, email TEXT, name TEXT NOT NULL
) STRICT;
CREATE INDEX contacts_by_phone ON contacts (location_id, phone);
CREATE INDEX contacts_by_email ON contacts (location_id, email);
CREATE TABLE conversations (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, location_id TEXT NOT NULL, contact_id TEXT NOT NULL,
  added_at INTEGER NOT NULL, appears_at INTEGER NOT NULL, assigned_to TEXT, deleted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX conversations_by_contact ON conversations (contact_id, seq);
CREATE TABLE notes (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, contact_id TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX notes_by_contact ON notes (contact_id, seq);
`;

/** A contact of the practice sub-account. */
export type PracticeContact = {
  readonly id: string;
  readonly locationId: string;
  readonly phone: string | undefined;
  readonly email: string | undefined;
  readonly name: string;
};

/** A conversation of the practice sub-account. */
export type PracticeMirror = {
  readonly id: string;
  readonly locationId: string;
  readonly contactId: string;
  readonly addedAt: number;
  readonly appearsAt: number;
  readonly assignedTo: string | undefined;
  readonly deleted: boolean;
};

/** What practice HighLevel keeps. */
export type HighLevelStore = ReturnType<typeof openHighLevelStore>;

/** People of the practice sub-account; made up, and called so. */
export const practicePeople: Readonly<Record<string, string>> = {
  practiceUser1: 'Practice colleague one',
  practiceUser2: 'Practice colleague two',
};

/** Seven of ten candidates are contacts there already. */
const knownShare = 0.7;

/** Opens `highlevel.sqlite` in the folder, or a world in memory. */
export function openHighLevelStore(folder: string | undefined) {
  if (folder !== undefined) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = folder === undefined ? ':memory:' : path.join(folder, 'highlevel.sqlite');
  const handle = new DatabaseSync(file);
  if (folder !== undefined) chmodSync(file, 0o600);
  configure(handle);
  const isNew = Number(handle.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0) === 0;
  if (isNew) handle.exec(`BEGIN; ${schema} PRAGMA user_version = 1; COMMIT;`);
  const database: Database = wrapDatabase(handle);

  function fact(name: string, mint: () => string): string {
    const known = database.get('SELECT value FROM facts WHERE name = ?', name)?.['value'];
    if (typeof known === 'string') return known;
    const minted = mint();
    database.run('INSERT INTO facts (name, value) VALUES (?, ?)', name, minted);
    return minted;
  }

  const locationId = fact('location', () => mintId());
  const otherLocationId = fact('other-location', () => mintId());

  function addContact(
    contact: Omit<PracticeContact, 'id'> & { readonly id?: string },
  ): PracticeContact {
    const id = contact.id ?? mintId();
    database.run(
      'INSERT INTO contacts (id, location_id, phone, email, name) VALUES (?, ?, ?, ?, ?)',
      id,
      contact.locationId,
      contact.phone ?? null,
      contact.email ?? null,
      contact.name,
    );
    return { ...contact, id };
  }

  function findContact(
    where: 'phone' | 'email' | 'id',
    value: string,
  ): PracticeContact | undefined {
    const isId = where === 'id';
    const row = database.get(
      `SELECT * FROM contacts WHERE ${where} = ? ${isId ? '' : 'AND location_id = ?'} ORDER BY seq LIMIT 1`,
      ...(isId ? [value] : [value, locationId]),
    );
    return row === undefined ? undefined : contactFromRow(row);
  }

  // One contact of another sub-account, under an id that can be typed.
  if (findContact('id', 'contactOfAnotherSubAccount') === undefined) {
    addContact({
      id: 'contactOfAnotherSubAccount',
      locationId: otherLocationId,
      phone: undefined,
      email: undefined,
      name: 'Practice stranger',
    });
  }

  return {
    database,
    locationId,
    otherLocationId,
    addContact,
    findContact,
    /** Who was a contact all along shows when they are first looked for. */
    lookUp(by: 'phone' | 'email', value: string): PracticeContact | undefined {
      const known = findContact(by, value);
      if (known !== undefined || chance('practice contacts', by, value) >= knownShare) return known;
      if (by === 'email' && value.endsWith('@example.com')) return undefined;
      const phone = by === 'phone' ? value : undefined;
      const email = by === 'email' ? value : undefined;
      return addContact({ locationId, phone, email, name: 'Practice contact' });
    },
    conversationsOf: (contactId: string): readonly PracticeMirror[] =>
      database
        .all('SELECT * FROM conversations WHERE contact_id = ? ORDER BY seq', contactId)
        .map((row) => conversationFromRow(row)),
    conversation(id: string): PracticeMirror | undefined {
      const row = database.get('SELECT * FROM conversations WHERE id = ?', id);
      return row === undefined ? undefined : conversationFromRow(row);
    },
    allConversations: (): readonly PracticeMirror[] =>
      database
        .all('SELECT * FROM conversations ORDER BY seq')
        .map((row) => conversationFromRow(row)),
    countConversations: (): number =>
      Number(database.get('SELECT count(*) AS n FROM conversations')?.['n']),
    addConversation(contactId: string, now: number, lagMs: number): PracticeMirror {
      const id = mintId();
      const people = Object.keys(practicePeople);
      const assigned = people[Math.floor(chance(id) * (people.length + 1))];
      database.run(
        `INSERT INTO conversations (id, location_id, contact_id, added_at, appears_at, assigned_to)
         VALUES (?, ?, ?, ?, ?, ?)`,
        id,
        locationId,
        contactId,
        now,
        now + lagMs,
        assigned ?? null,
      );
      return {
        id,
        locationId,
        contactId,
        addedAt: now,
        appearsAt: now + lagMs,
        assignedTo: assigned,
        deleted: false,
      };
    },
    deleteConversation(id: string): void {
      database.run('UPDATE conversations SET deleted = 1 WHERE id = ?', id);
    },
    addNote(contactId: string, body: string): string {
      const id = mintId();
      database.run(
        'INSERT INTO notes (id, contact_id, body) VALUES (?, ?, ?)',
        id,
        contactId,
        body,
      );
      return id;
    },
    notesOf: (contactId: string) =>
      database
        .all('SELECT id, body FROM notes WHERE contact_id = ? ORDER BY seq', contactId)
        .map((row) => ({ id: String(row['id']), body: String(row['body']) })),
    countContacts: (): number => Number(database.get('SELECT count(*) AS n FROM contacts')?.['n']),
  };
}

function mintId(): string {
  return randomBytes(15).toString('base64url').replaceAll(/[-_]/g, 'x');
}

function contactFromRow(row: Row): PracticeContact {
  return {
    id: String(row['id']),
    locationId: String(row['location_id']),
    phone: typeof row['phone'] === 'string' ? row['phone'] : undefined,
    email: typeof row['email'] === 'string' ? row['email'] : undefined,
    name: String(row['name']),
  };
}

function conversationFromRow(row: Row): PracticeMirror {
  return {
    id: String(row['id']),
    locationId: String(row['location_id']),
    contactId: String(row['contact_id']),
    addedAt: Number(row['added_at']),
    appearsAt: Number(row['appears_at']),
    assignedTo: typeof row['assigned_to'] === 'string' ? row['assigned_to'] : undefined,
    deleted: row['deleted'] === 1,
  };
}
