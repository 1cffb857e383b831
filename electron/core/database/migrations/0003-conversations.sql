-- What Popp last told about each conversation, the flag's episodes, and what this console adds: who holds it, drafts, unread.
-- Times named *_seen_at and held_since are this machine's, all others are Popp's.
CREATE TABLE conversations (
  workspace_id TEXT NOT NULL,
  id TEXT NOT NULL,
  campaign_id TEXT,
  external_id TEXT,
  -- E.164 without separators, and lower-case, so that contacts compare.
  phone TEXT,
  email TEXT,
  first_name TEXT,
  last_name TEXT,
  status TEXT,
  stage TEXT,
  is_human_takeover INTEGER NOT NULL DEFAULT 0,
  screening TEXT NOT NULL DEFAULT '[]',
  created_at INTEGER,
  updated_at INTEGER,
  dashboard_url TEXT,
  -- When the read that told all this was sent; an older read changes nothing.
  seen_at INTEGER NOT NULL DEFAULT 0,

  flag_episode INTEGER NOT NULL DEFAULT 0,
  flag_open INTEGER NOT NULL DEFAULT 0,
  flag_confirmed INTEGER NOT NULL DEFAULT 0,
  flag_known INTEGER,
  flag_opened_at INTEGER,
  flag_opened_seen_at INTEGER,
  flag_closed_at INTEGER,
  flag_closed_seen_at INTEGER,
  flag_closed_by TEXT,
  flag_reason TEXT,

  -- This recruiter's takeover was confirmed then.
  held_since INTEGER,
  -- A step of ours was added and its end has not been noticed yet.
  steps_open INTEGER NOT NULL DEFAULT 0,
  steps_seen_through INTEGER NOT NULL DEFAULT 0,

  thread TEXT NOT NULL DEFAULT 'not-read-yet',
  thread_seen_at INTEGER,
  last_author TEXT,
  last_body TEXT,
  last_at INTEGER,
  last_inbound_at INTEGER,
  last_inbound_body TEXT,
  unread INTEGER NOT NULL DEFAULT 0,

  -- The order of every list: see attentionRank in shared/conversations/rules.ts.
  rank INTEGER NOT NULL DEFAULT 2,
  activity_at INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace_id, id)
) STRICT;
CREATE INDEX conversations_order ON conversations (workspace_id, rank, activity_at DESC, id);
CREATE INDEX conversations_campaign ON conversations (workspace_id, campaign_id, rank, activity_at DESC, id);
CREATE INDEX conversations_held ON conversations (workspace_id, rank, activity_at DESC, id) WHERE held_since IS NOT NULL;
CREATE INDEX conversations_taken ON conversations (workspace_id, id) WHERE is_human_takeover = 1;
CREATE INDEX conversations_steps ON conversations (workspace_id, id) WHERE steps_open = 1;
CREATE INDEX conversations_phone ON conversations (workspace_id, phone) WHERE phone IS NOT NULL;
CREATE INDEX conversations_email ON conversations (workspace_id, email) WHERE email IS NOT NULL;
CREATE INDEX conversations_external ON conversations (workspace_id, external_id) WHERE external_id IS NOT NULL;

CREATE TABLE messages (
  workspace_id TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  -- Popp's id, or a hash of the message where it has none.
  key TEXT NOT NULL,
  author TEXT NOT NULL,
  body TEXT NOT NULL,
  status TEXT,
  at INTEGER,
  -- Place in Popp's own order, for messages of one millisecond or without a time.
  position INTEGER NOT NULL,
  first_seen_at INTEGER NOT NULL,
  -- 1 once a recruiter had it on screen, or where it was there before this console looked.
  is_seen INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, conversation_id, key),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id) ON DELETE CASCADE
) STRICT;
CREATE INDEX messages_unseen ON messages (workspace_id, conversation_id) WHERE is_seen = 0 AND author = 'candidate';

CREATE TABLE drafts (
  workspace_id TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  body TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, conversation_id)
) STRICT;

-- When our steps happened by Popp's clock: it cannot be reckoned later, for the two clocks may run apart.
CREATE TABLE step_times (
  workspace_id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, item_id)
) STRICT, WITHOUT ROWID;

-- Outlives the conversation: forgetting a candidate never makes them contactable again.
CREATE TABLE opt_outs (
  workspace_id TEXT NOT NULL,
  -- Of the contact as it is compared.
  contact_hash BLOB NOT NULL,
  -- Empty where the campaign's channel was not known.
  channel TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, contact_hash, channel)
) STRICT, WITHOUT ROWID;

-- How far the cache is behind Popp.
CREATE TABLE sync_state (
  workspace_id TEXT PRIMARY KEY,
  synced_at INTEGER,
  -- Popp's clock minus ours, by its Date header.
  offset_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
