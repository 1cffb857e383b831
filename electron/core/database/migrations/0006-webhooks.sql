-- The unguessable path of each workspace; kept, so that a public address goes on working after a restart.
CREATE TABLE webhook_endpoints (
  workspace_id TEXT PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  -- The port that was used last and is tried first.
  port INTEGER
) STRICT;

-- Every delivery that was ever accepted, for good: 16 bytes of a hash of the workspace and the event's id.
CREATE TABLE webhook_ids (
  id BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Verified deliveries alone; what was not verified is never stored.
CREATE TABLE webhook_deliveries (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace_id TEXT NOT NULL,
  event TEXT NOT NULL,
  event_id TEXT,
  -- By Popp's clock.
  event_at INTEGER,
  -- By this machine's clock.
  received_at INTEGER NOT NULL,
  conversation_id TEXT,
  body TEXT NOT NULL,
  processed_at INTEGER,
  problem TEXT
) STRICT;
CREATE INDEX webhook_deliveries_list ON webhook_deliveries (workspace_id, seq);
CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries (coalesce(event_at, received_at), seq) WHERE processed_at IS NULL;
CREATE INDEX webhook_deliveries_conversation ON webhook_deliveries (workspace_id, conversation_id, seq) WHERE conversation_id IS NOT NULL;
