-- Each flag and each reply raises one notice, for good: the key says which, so a restart raises none twice.
CREATE TABLE notices (
  id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- The episode of a flag, the newest message of a reply.
  key TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  route TEXT NOT NULL,
  at INTEGER NOT NULL,
  seen_at INTEGER,
  UNIQUE (workspace_id, conversation_id, kind, key)
) STRICT;
CREATE INDEX notices_list ON notices (workspace_id, at DESC);
CREATE INDEX notices_unseen ON notices (workspace_id) WHERE seen_at IS NULL;
