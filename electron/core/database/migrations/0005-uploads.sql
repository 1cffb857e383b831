-- Candidate files. An upload belongs to its workspace for good.
CREATE TABLE uploads (
  id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  file_name TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN
    ('reading', 'cut-off', 'unreadable', 'checking', 'ready', 'sent')),
  -- Share of the file read, or of the rows judged again.
  progress REAL NOT NULL DEFAULT 0,
  failure TEXT,
  separator TEXT,
  columns TEXT NOT NULL DEFAULT '[]',
  mapping TEXT NOT NULL DEFAULT '{}',
  default_country TEXT,
  -- The region of the recruiter's screen, used when the file itself suggests none.
  locale_country TEXT,
  campaign TEXT,
  options TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  sent_at INTEGER,
  paused_at INTEGER
) STRICT;
CREATE INDEX uploads_by_workspace ON uploads (workspace_id, created_at);

CREATE TABLE upload_rows (
  upload_id TEXT NOT NULL REFERENCES uploads (id) ON DELETE CASCADE,
  -- As a spreadsheet counts: the header is row 1.
  row INTEGER NOT NULL,
  cells TEXT NOT NULL,
  -- What the recruiter typed over, by field.
  corrections TEXT NOT NULL DEFAULT '{}',
  -- The row as read by the mapping, before it is judged.
  candidate TEXT NOT NULL,
  -- Who is written to, by the campaign's channel.
  contact TEXT,
  -- Zones the phone number may be in, the likeliest first.
  zones TEXT NOT NULL DEFAULT '',
  search TEXT NOT NULL DEFAULT '',
  left_out INTEGER NOT NULL DEFAULT 0,
  blocking INTEGER NOT NULL DEFAULT 0,
  -- The outbox item that carries it; a row that has one is locked.
  item_id TEXT,
  state TEXT NOT NULL GENERATED ALWAYS AS (
    CASE
      WHEN item_id IS NOT NULL THEN 'sent'
      WHEN left_out = 1 THEN 'left-out'
      WHEN blocking > 0 THEN 'problem'
      ELSE 'ready'
    END
  ) STORED,
  PRIMARY KEY (upload_id, row)
) STRICT;
CREATE INDEX upload_rows_by_state ON upload_rows (upload_id, state, row);
CREATE INDEX upload_rows_by_contact ON upload_rows (upload_id, contact, row);

CREATE TABLE upload_problems (
  upload_id TEXT NOT NULL,
  row INTEGER NOT NULL,
  code TEXT NOT NULL,
  blocking INTEGER NOT NULL,
  -- The row it repeats, when it was sent, how long it is.
  facts TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (upload_id, row, code),
  FOREIGN KEY (upload_id, row) REFERENCES upload_rows (upload_id, row) ON DELETE CASCADE
) STRICT;
CREATE INDEX upload_problems_by_code ON upload_problems (upload_id, code, row);
