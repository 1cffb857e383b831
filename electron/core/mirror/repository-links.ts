import type { Database, Row } from '../database/database.ts';

/** A contact's conversation at HighLevel. */
export type StoredLink = {
  readonly conversationId: string;
  readonly contactId: string;
  readonly assignedTo: string | undefined;
  readonly assignedName: string | undefined;
  readonly deleted: boolean;
  readonly lookedAt: number;
};

/** The links in SQLite. */
export type LinkRepository = ReturnType<typeof createLinkRepository>;

/** The SQL of `mirror_links`. */
export function createLinkRepository(database: Database) {
  return {
    find(workspaceId: string, locationId: string, contactId: string): StoredLink | undefined {
      const row = database.get(
        'SELECT * FROM mirror_links WHERE workspace_id = ? AND location_id = ? AND contact_id = ?',
        workspaceId,
        locationId,
        contactId,
      );
      return row === undefined ? undefined : linkFromRow(row);
    },
    isGone: (workspaceId: string, locationId: string, conversationId: string): boolean =>
      database.get(
        `SELECT 1 FROM mirror_links WHERE workspace_id = ? AND location_id = ? AND conversation_id = ? AND deleted = 1`,
        workspaceId,
        locationId,
        conversationId,
      ) !== undefined,
    put(workspaceId: string, locationId: string, link: StoredLink): void {
      database.run(
        `INSERT INTO mirror_links (workspace_id, location_id, contact_id, conversation_id, assigned_to, assigned_name,
           deleted, looked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (workspace_id, location_id, contact_id) DO UPDATE SET
           conversation_id = excluded.conversation_id, assigned_to = excluded.assigned_to,
           assigned_name = excluded.assigned_name, deleted = excluded.deleted, looked_at = excluded.looked_at`,
        workspaceId,
        locationId,
        link.contactId,
        link.conversationId,
        link.assignedTo ?? null,
        link.assignedName ?? null,
        link.deleted ? 1 : 0,
        link.lookedAt,
      );
    },
  };
}

function linkFromRow(row: Row): StoredLink {
  const text = (name: string) => (typeof row[name] === 'string' ? row[name] : undefined);
  return {
    conversationId: String(row['conversation_id']),
    contactId: String(row['contact_id']),
    assignedTo: text('assigned_to'),
    assignedName: text('assigned_name'),
    deleted: row['deleted'] === 1,
    lookedAt: Number(row['looked_at']),
  };
}
