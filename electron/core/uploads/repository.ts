import { z } from 'zod';
import {
  columnSchema,
  mappingSchema,
  type Column,
  type Mapping,
} from '../../../shared/uploads/fields.ts';
import {
  readFailureSchema,
  uploadCampaignSchema,
  uploadOptionsSchema,
  uploadStatuses,
  type ReadFailure,
  type UploadCampaign,
  type UploadOptions,
  type UploadStatus,
} from '../../../shared/uploads/model.ts';
import { separators, type Separator } from '../../../shared/uploads/separators.ts';
import type { Database, Row, SqlValue } from '../database/database.ts';

/** One upload as it is kept. */
export type UploadRecord = {
  readonly id: string;
  readonly workspaceId: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly status: UploadStatus;
  readonly progress: number;
  readonly failure: ReadFailure | undefined;
  readonly separator: Separator | undefined;
  readonly columns: readonly Column[];
  readonly mapping: Mapping;
  readonly defaultCountry: string | undefined;
  readonly localeCountry: string | undefined;
  readonly campaign: UploadCampaign | undefined;
  readonly options: UploadOptions;
  readonly createdAt: number;
  readonly sentAt: number | undefined;
  readonly pausedAt: number | undefined;
};

/** What may change about an upload; its workspace never does. */
export type UploadChange = Partial<
  Omit<
    UploadRecord,
    'id' | 'workspaceId' | 'fileName' | 'sizeBytes' | 'localeCountry' | 'createdAt'
  >
>;

/** The uploads of every workspace. */
export interface UploadRepository {
  add(upload: UploadRecord): void;
  find(id: string): UploadRecord | undefined;
  list(workspaceId: string): UploadRecord[];
  withStatus(status: UploadStatus): UploadRecord[];
  ids(): string[];
  /** Whether there is such a workspace to put an upload in. */
  hasWorkspace(workspaceId: string): boolean;
  update(id: string, change: UploadChange): void;
  remove(id: string): void;
}

const columnsJson = z.array(columnSchema);

/** The SQL of the table `uploads`. */
export function createUploadRepository(database: Database): UploadRepository {
  return {
    add(upload) {
      database.run(
        `INSERT INTO uploads (id, workspace_id, file_name, size_bytes, status, locale_country, options, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        upload.id,
        upload.workspaceId,
        upload.fileName,
        upload.sizeBytes,
        upload.status,
        upload.localeCountry ?? null,
        JSON.stringify(upload.options),
        upload.createdAt,
      );
      this.update(upload.id, upload);
    },
    find(id) {
      const row = database.get('SELECT * FROM uploads WHERE id = ?', id);
      return row === undefined ? undefined : read(row);
    },
    list: (workspaceId) =>
      database
        .all(
          'SELECT * FROM uploads WHERE workspace_id = ? ORDER BY created_at DESC, id',
          workspaceId,
        )
        .map(read),
    withStatus: (status) =>
      database.all('SELECT * FROM uploads WHERE status = ?', status).map(read),
    hasWorkspace: (workspaceId) =>
      database.get('SELECT 1 FROM workspaces WHERE id = ? AND removed_at IS NULL', workspaceId) !==
      undefined,
    ids: () => database.all('SELECT id FROM uploads').map((row) => String(row['id'])),
    update(id, change) {
      for (const [column, value] of columnsOf(change)) {
        database.run(`UPDATE uploads SET ${column} = ? WHERE id = ?`, value, id);
      }
    },
    remove(id) {
      database.run('DELETE FROM uploads WHERE id = ?', id);
    },
  };
}

/** Column names come from this list alone, never from outside. */
function* columnsOf(change: UploadChange): Generator<readonly [string, SqlValue]> {
  if (change.status !== undefined) yield ['status', change.status];
  if (change.progress !== undefined) yield ['progress', change.progress];
  if ('failure' in change) yield ['failure', json(change.failure)];
  if (change.separator !== undefined) yield ['separator', change.separator];
  if (change.columns !== undefined) yield ['columns', JSON.stringify(change.columns)];
  if (change.mapping !== undefined) yield ['mapping', JSON.stringify(change.mapping)];
  if (change.defaultCountry !== undefined) yield ['default_country', change.defaultCountry];
  if ('campaign' in change) yield ['campaign', json(change.campaign)];
  if (change.options !== undefined) yield ['options', JSON.stringify(change.options)];
  if (change.sentAt !== undefined) yield ['sent_at', change.sentAt];
  if ('pausedAt' in change) yield ['paused_at', change.pausedAt ?? null];
}

function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function read(row: Row): UploadRecord {
  return {
    id: String(row['id']),
    workspaceId: String(row['workspace_id']),
    fileName: String(row['file_name']),
    sizeBytes: Number(row['size_bytes']),
    status: z.enum(uploadStatuses).parse(row['status']),
    progress: Number(row['progress']),
    failure: optional(row['failure'], readFailureSchema),
    separator: separators.find((separator) => separator === row['separator']),
    columns: columnsJson.parse(JSON.parse(String(row['columns']))),
    mapping: mappingSchema.parse(JSON.parse(String(row['mapping']))),
    defaultCountry: text(row['default_country']),
    localeCountry: text(row['locale_country']),
    campaign: optional(row['campaign'], uploadCampaignSchema),
    options: uploadOptionsSchema.parse(JSON.parse(String(row['options']))),
    createdAt: Number(row['created_at']),
    sentAt: time(row['sent_at']),
    pausedAt: time(row['paused_at']),
  };
}

function optional<T>(value: SqlValue | undefined, schema: z.ZodType<T>): T | undefined {
  return typeof value === 'string' ? schema.parse(JSON.parse(value)) : undefined;
}

function text(value: SqlValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function time(value: SqlValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
