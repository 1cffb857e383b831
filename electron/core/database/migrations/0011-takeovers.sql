-- The answer's own `Date`: what a takeover is confirmed by, on Popp's clock.
ALTER TABLE outbox_requests ADD COLUMN server_date INTEGER;

-- Each takeover of this recruiter, from its confirmation on. asked_at and known_at are this machine's times, the others Popp's.
CREATE TABLE takeovers (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace_id TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  -- Absent where a takeover that was found at Popp was said to be ours.
  item_id TEXT,
  asked_at INTEGER NOT NULL,
  known_at INTEGER NOT NULL,
  confirmed_at INTEGER NOT NULL,
  held_through INTEGER NOT NULL
) STRICT;
CREATE INDEX takeovers_newest ON takeovers (workspace_id, conversation_id, sequence DESC);
CREATE UNIQUE INDEX takeovers_item ON takeovers (workspace_id, item_id) WHERE item_id IS NOT NULL;

-- What the AI wrote although a human had the conversation; kept for good, also when the message is no longer cached.
CREATE TABLE ai_leaks (
  workspace_id TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  message_key TEXT NOT NULL,
  takeover INTEGER NOT NULL REFERENCES takeovers (sequence),
  at INTEGER NOT NULL,
  after_ms INTEGER NOT NULL,
  found_at INTEGER NOT NULL,
  seen_at INTEGER,
  PRIMARY KEY (workspace_id, conversation_id, message_key)
) STRICT, WITHOUT ROWID;

-- The newest such message that the recruiter has not taken note of, by Popp's clock.
ALTER TABLE conversations ADD COLUMN leak_at INTEGER;
CREATE INDEX conversations_leaks ON conversations (workspace_id, leak_at DESC) WHERE leak_at IS NOT NULL;
