-- Things that must happen once. The state belongs to the item; shared/outbox/rules.ts says how it moves.
CREATE TABLE outbox_items (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  workspace_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('conversation', 'takeover', 'message', 'hand-back')),
  state TEXT NOT NULL CHECK (state IN
    ('held', 'waiting', 'sending', 'unknown', 'undecided', 'done', 'refused', 'cancelled')),
  reach TEXT,
  -- Why it is held, as a code; `reason` says it (and why it is refused or undecided) in words.
  hold TEXT,
  reason TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  -- Conversations.
  campaign_id TEXT,
  channel TEXT,
  contact TEXT,
  round INTEGER,
  external_id TEXT,
  payload TEXT,
  business_hours INTEGER NOT NULL DEFAULT 0,
  -- skipDuplicationCheck or closePreviousConversations: never sent again without the recruiter.
  closes INTEGER NOT NULL DEFAULT 0,
  -- What items of one bulk request share.
  batch_group TEXT,
  -- Set when a request that held it was refused whole.
  group_limit INTEGER,
  not_before INTEGER,
  upload_id TEXT,
  upload_row INTEGER,
  -- The refused or ended item that this one follows.
  follows TEXT REFERENCES outbox_items (id),
  -- Conversations of this candidate that the recruiter had seen when choosing 'message again'.
  acknowledged TEXT,
  -- Steps of a conversation in a human's hands.
  conversation_id TEXT,
  step_request TEXT,
  body TEXT,
  template_id TEXT,
  -- The newest message that the recruiter had on screen.
  seen_message TEXT,
  -- Set when the recruiter resumed it knowing that what it depends on failed.
  dependency_waived INTEGER NOT NULL DEFAULT 0,
  -- Since when it may leave: when it was added, resumed or sent again by the recruiter.
  ready_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

-- The identity of a conversation. A refused or cancelled one never left, so a corrected row may take its place.
CREATE UNIQUE INDEX outbox_identity
  ON outbox_items (workspace_id, campaign_id, channel, contact, round)
  WHERE kind = 'conversation' AND state NOT IN ('refused', 'cancelled');
CREATE UNIQUE INDEX outbox_step ON outbox_items (workspace_id, step_request)
  WHERE step_request IS NOT NULL;
CREATE INDEX outbox_by_state ON outbox_items (workspace_id, kind, state, sequence);
-- Conversations that have left and that nothing at Popp is known to belong to.
CREATE INDEX outbox_unclaimed ON outbox_items (workspace_id, campaign_id)
  WHERE kind = 'conversation' AND conversation_id IS NULL AND attempts > 0
    AND state NOT IN ('refused', 'cancelled');
CREATE INDEX outbox_retries ON outbox_items (workspace_id)
  WHERE kind = 'conversation' AND state = 'waiting' AND attempts > 0;
CREATE INDEX outbox_by_contact ON outbox_items (workspace_id, contact, state);
-- Without it SQLite looks a candidate up by campaign alone, and every sighting reads the whole upload.
CREATE INDEX outbox_by_candidate ON outbox_items (workspace_id, campaign_id, contact);
CREATE INDEX outbox_by_external_id ON outbox_items (workspace_id, external_id, campaign_id);
CREATE INDEX outbox_by_conversation ON outbox_items (workspace_id, conversation_id, sequence);
CREATE INDEX outbox_by_upload ON outbox_items (upload_id, state);

-- One HTTP request with 1..n items, committed before its first byte.
CREATE TABLE outbox_requests (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  workspace_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  campaign_id TEXT,
  upload_id TEXT,
  path TEXT NOT NULL,
  body BLOB,
  body_hash TEXT NOT NULL,
  item_count INTEGER NOT NULL,
  -- What was there before: ids of the newest list page (or of the thread) and the server's date.
  watermark TEXT NOT NULL,
  -- Every conversation with a smaller place in outbox_seen was known before this request.
  seen_before INTEGER NOT NULL,
  result TEXT CHECK (result IN ('answered', 'unknown', 'refused', 'not-taken')),
  status INTEGER,
  took_ms INTEGER,
  begun_at INTEGER NOT NULL,
  answered_at INTEGER
) STRICT;
CREATE INDEX outbox_requests_by_time ON outbox_requests (workspace_id, kind, begun_at);
CREATE INDEX outbox_requests_by_upload ON outbox_requests (upload_id, sequence);

CREATE TABLE outbox_request_items (
  request_id TEXT NOT NULL REFERENCES outbox_requests (id),
  item_id TEXT NOT NULL REFERENCES outbox_items (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (request_id, position)
) STRICT;
CREATE INDEX outbox_request_items_by_item ON outbox_request_items (item_id);

-- What was learnt about an item, in the order it was learnt: the candidate's receipt.
CREATE TABLE outbox_evidence (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  item_id TEXT NOT NULL REFERENCES outbox_items (id),
  request_id TEXT REFERENCES outbox_requests (id),
  kind TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  remote_id TEXT,
  words TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_evidence_by_item ON outbox_evidence (item_id, sequence);
CREATE TRIGGER outbox_evidence_is_kept BEFORE UPDATE ON outbox_evidence
BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;
-- It goes only after its item, when the whole workspace was removed.
CREATE TRIGGER outbox_evidence_stays BEFORE DELETE ON outbox_evidence
WHEN EXISTS (SELECT 1 FROM outbox_items WHERE id = OLD.item_id)
BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

-- One remote id settles at most one item, and one item takes at most one.
CREATE TABLE outbox_claims (
  item_id TEXT PRIMARY KEY REFERENCES outbox_items (id),
  workspace_id TEXT NOT NULL,
  thing TEXT NOT NULL CHECK (thing IN ('conversation', 'message')),
  remote_id TEXT NOT NULL,
  -- 'list' proves that looking works; an id in an answer does not.
  found_by TEXT NOT NULL CHECK (found_by IN ('answer', 'list', 'read', 'recruiter')),
  at INTEGER NOT NULL,
  UNIQUE (workspace_id, thing, remote_id)
) STRICT;

-- Conversations that reading Popp has shown, as far as sending needs them; `place` is the order of first sight.
CREATE TABLE outbox_seen (
  place INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace_id TEXT NOT NULL,
  campaign_id TEXT NOT NULL,
  remote_id TEXT NOT NULL,
  phone TEXT,
  email TEXT,
  external_id TEXT,
  status TEXT,
  created_at INTEGER,
  updated_at INTEGER,
  first_seen_at INTEGER NOT NULL,
  UNIQUE (workspace_id, remote_id)
) STRICT;
CREATE INDEX outbox_seen_phone ON outbox_seen (workspace_id, campaign_id, phone);
CREATE INDEX outbox_seen_email ON outbox_seen (workspace_id, campaign_id, email);
CREATE INDEX outbox_seen_external ON outbox_seen (workspace_id, campaign_id, external_id);

-- Down to where the list of a campaign has been read without a gap.
CREATE TABLE outbox_frontiers (
  workspace_id TEXT NOT NULL,
  campaign_id TEXT NOT NULL,
  ids TEXT NOT NULL,
  server_date INTEGER,
  read_at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, campaign_id)
) STRICT;

-- The whole list is read once for each upload before its first request.
CREATE TABLE outbox_preflights (
  upload_id TEXT NOT NULL,
  campaign_id TEXT NOT NULL,
  conversations INTEGER NOT NULL,
  finished_at INTEGER,
  PRIMARY KEY (upload_id, campaign_id)
) STRICT;

-- Verified webhooks that may name an item and have not been read by GET yet.
CREATE TABLE outbox_leads (
  workspace_id TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  event TEXT NOT NULL,
  external_id TEXT,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, conversation_id)
) STRICT;

-- Where presence has been seen, and the longest that the list took to show it.
CREATE TABLE outbox_presence (
  workspace_id TEXT NOT NULL,
  matched_by TEXT NOT NULL,
  business_hours INTEGER NOT NULL,
  longest_lag_ms INTEGER NOT NULL,
  sightings INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, matched_by, business_hours)
) STRICT;

CREATE TABLE outbox_pauses (
  workspace_id TEXT PRIMARY KEY,
  cause TEXT NOT NULL CHECK (cause IN ('recruiter', 'not-let-in', 'instance')),
  words TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- A restored database is compared with Popp before it may be resumed.
  checked_at INTEGER
) STRICT;

CREATE TABLE outbox_upload_pauses (
  upload_id TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT;

-- Two conversations of one candidate in one campaign, where one was expected.
CREATE TABLE outbox_alarms (
  workspace_id TEXT NOT NULL,
  campaign_id TEXT NOT NULL,
  contact TEXT NOT NULL,
  remote_ids TEXT NOT NULL,
  at INTEGER NOT NULL,
  acknowledged_at INTEGER,
  PRIMARY KEY (workspace_id, campaign_id, contact)
) STRICT;
