-- Campaigns as they are being written, and the starting points that a recruiter keeps for the next one.
CREATE TABLE campaign_drafts (
  id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('draft', 'starting-point')),
  -- Counts the saves: two windows that edit one draft find each other by it.
  version INTEGER NOT NULL,
  content TEXT NOT NULL,
  -- Fields of an imported draft that nobody has looked at yet, as JSON.
  unseen TEXT NOT NULL DEFAULT '[]',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  -- Removed ones can be restored until the console starts again.
  removed_at INTEGER
) STRICT;
CREATE INDEX campaign_drafts_by_workspace ON campaign_drafts (workspace_id, updated_at);

-- What a draft said before; the newest of them is not older than a few minutes of writing.
CREATE TABLE campaign_draft_versions (
  draft_id TEXT NOT NULL REFERENCES campaign_drafts (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  content TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (draft_id, version)
) STRICT;

-- Popp's templates as they were last read, for writing without a network.
CREATE TABLE campaign_templates (
  workspace_id TEXT PRIMARY KEY,
  templates TEXT NOT NULL,
  read_at INTEGER NOT NULL
) STRICT;

-- Publishing a draft is an item of the outbox: its kind joins the list. SQLite changes no CHECK in place.
DROP INDEX outbox_identity;
DROP INDEX outbox_by_state;
DROP INDEX outbox_unclaimed;
DROP INDEX outbox_retries;
ALTER TABLE outbox_items ADD COLUMN new_kind TEXT NOT NULL DEFAULT 'conversation'
  CHECK (new_kind IN ('conversation', 'takeover', 'message', 'hand-back', 'campaign', 'campaign-status'));
UPDATE outbox_items SET new_kind = kind;
ALTER TABLE outbox_items DROP COLUMN kind;
ALTER TABLE outbox_items RENAME COLUMN new_kind TO kind;
CREATE UNIQUE INDEX outbox_identity
  ON outbox_items (workspace_id, campaign_id, channel, contact, round)
  WHERE kind = 'conversation' AND state NOT IN ('refused', 'cancelled');
CREATE INDEX outbox_by_state ON outbox_items (workspace_id, kind, state, sequence);
CREATE INDEX outbox_unclaimed ON outbox_items (workspace_id, campaign_id)
  WHERE kind = 'conversation' AND conversation_id IS NULL AND attempts > 0
    AND state NOT IN ('refused', 'cancelled');
CREATE INDEX outbox_retries ON outbox_items (workspace_id)
  WHERE kind = 'conversation' AND state = 'waiting' AND attempts > 0;

-- The draft that a campaign is made from, and the version of it that was published.
ALTER TABLE outbox_items ADD COLUMN draft_id TEXT;
ALTER TABLE outbox_items ADD COLUMN draft_version INTEGER;
-- Set when the recruiter was asked about later changes of the draft: what was published is meant.
ALTER TABLE outbox_items ADD COLUMN meant_as_is INTEGER NOT NULL DEFAULT 0;
-- A draft becomes one campaign. A refused or withdrawn one may be published once more.
CREATE UNIQUE INDEX outbox_draft ON outbox_items (draft_id)
  WHERE kind = 'campaign' AND state NOT IN ('refused', 'cancelled');
-- One change of a campaign's status is on its way at a time.
CREATE UNIQUE INDEX outbox_campaign_status ON outbox_items (workspace_id, campaign_id)
  WHERE kind = 'campaign-status' AND state NOT IN ('done', 'refused', 'cancelled');
CREATE INDEX outbox_publications ON outbox_items (draft_id, sequence) WHERE kind = 'campaign';

CREATE TABLE outbox_claims_with_campaigns (
  item_id TEXT PRIMARY KEY REFERENCES outbox_items (id),
  workspace_id TEXT NOT NULL,
  thing TEXT NOT NULL CHECK (thing IN ('conversation', 'message', 'campaign')),
  remote_id TEXT NOT NULL,
  -- 'list' proves that looking works; an id in an answer does not.
  found_by TEXT NOT NULL CHECK (found_by IN ('answer', 'list', 'read', 'recruiter')),
  at INTEGER NOT NULL,
  UNIQUE (workspace_id, thing, remote_id)
) STRICT;
INSERT INTO outbox_claims_with_campaigns SELECT item_id, workspace_id, thing, remote_id, found_by, at FROM outbox_claims;
DROP TABLE outbox_claims;
ALTER TABLE outbox_claims_with_campaigns RENAME TO outbox_claims;

-- What Popp answered about a campaign, in its own words and fields.
CREATE TABLE campaign_publications (
  item_id TEXT PRIMARY KEY REFERENCES outbox_items (id),
  workspace_id TEXT NOT NULL,
  -- The last answer to sending it.
  status INTEGER,
  answer TEXT,
  -- The campaign as the answer, or later the list, has shown it.
  returned TEXT
) STRICT;

-- The list of campaigns counts every campaign's conversations from this alone.
CREATE INDEX conversations_counts ON conversations (workspace_id, campaign_id, status, flag_open);
