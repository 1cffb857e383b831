-- HighLevel: the sub-account of each workspace. Its token is in the keychain, never here.
CREATE TABLE mirror_connections (
  workspace_id TEXT PRIMARY KEY,
  location_id TEXT NOT NULL,
  base_url TEXT NOT NULL,
  origin TEXT NOT NULL,
  version TEXT NOT NULL,
  sign_in TEXT NOT NULL CHECK (sign_in IN ('private-integration', 'access')),
  expires_at INTEGER,
  -- Whether outcomes become notes of the contacts.
  notes INTEGER NOT NULL DEFAULT 0,
  -- Why nothing leaves for it: a rejected token, a missing scope.
  stopped TEXT,
  created_at INTEGER NOT NULL
) STRICT;

-- What brings many candidates over in the background.
CREATE TABLE mirror_jobs (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  workspace_id TEXT NOT NULL,
  location_id TEXT NOT NULL,
  campaign_id TEXT,
  upload_id TEXT,
  title TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'finished', 'cancelled')),
  creates_contacts INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX mirror_jobs_by_workspace ON mirror_jobs (workspace_id, sequence);

-- One line for each candidate of a sub-account, by phone or e-mail, whichever job brought it.
CREATE TABLE mirror_candidates (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  workspace_id TEXT NOT NULL,
  location_id TEXT NOT NULL,
  -- E.164, or a lower-case e-mail where there is no phone.
  contact TEXT NOT NULL,
  phone TEXT,
  email TEXT,
  first_name TEXT,
  last_name TEXT,
  conversation_id TEXT,
  -- HighLevel's id; looked up, created, or typed by the recruiter (then it is checked first).
  contact_id TEXT,
  contact_typed INTEGER NOT NULL DEFAULT 0,
  creates_contact INTEGER NOT NULL DEFAULT 0,
  -- How far it got without an item; from then on the item says it.
  state TEXT NOT NULL CHECK (state IN ('looking', 'no-contact', 'failed', 'cancelled', 'item')),
  words TEXT,
  item_id TEXT REFERENCES outbox_items (id),
  settled_at INTEGER,
  updated_at INTEGER NOT NULL,
  UNIQUE (workspace_id, location_id, contact)
) STRICT;
CREATE INDEX mirror_candidates_looking ON mirror_candidates (workspace_id, sequence) WHERE state = 'looking';
CREATE INDEX mirror_candidates_by_item ON mirror_candidates (item_id);
CREATE INDEX mirror_candidates_by_conversation ON mirror_candidates (workspace_id, conversation_id);

CREATE TABLE mirror_job_candidates (
  job_id TEXT NOT NULL REFERENCES mirror_jobs (id),
  candidate_id TEXT NOT NULL REFERENCES mirror_candidates (id),
  PRIMARY KEY (job_id, candidate_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX mirror_jobs_of_candidate ON mirror_job_candidates (candidate_id);

-- A contact has one conversation, and a conversation belongs to one contact.
CREATE TABLE mirror_links (
  workspace_id TEXT NOT NULL,
  location_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  assigned_to TEXT,
  assigned_name TEXT,
  -- Gone at HighLevel: no link any more, and the next one is another conversation.
  deleted INTEGER NOT NULL DEFAULT 0,
  looked_at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, location_id, contact_id),
  UNIQUE (workspace_id, location_id, conversation_id)
) STRICT;

-- What leaves for HighLevel is an item like any other: its kinds join the list. SQLite changes no CHECK in place.
DROP INDEX outbox_identity;
DROP INDEX IF EXISTS outbox_meeting_identity;
DROP INDEX outbox_by_state;
DROP INDEX IF EXISTS outbox_starting;
DROP INDEX outbox_unclaimed;
DROP INDEX outbox_retries;
DROP INDEX outbox_draft;
DROP INDEX outbox_campaign_status;
DROP INDEX outbox_publications;
ALTER TABLE outbox_items ADD COLUMN new_kind TEXT NOT NULL DEFAULT 'conversation'
  CHECK (new_kind IN ('conversation', 'scheduling', 'takeover', 'message', 'hand-back', 'campaign', 'campaign-status',
    'mirrored-contact', 'highlevel-contact', 'mirrored-note'));
UPDATE outbox_items SET new_kind = kind;
ALTER TABLE outbox_items DROP COLUMN kind;
ALTER TABLE outbox_items RENAME COLUMN new_kind TO kind;
CREATE UNIQUE INDEX outbox_identity
  ON outbox_items (workspace_id, campaign_id, channel, contact, round)
  WHERE kind = 'conversation' AND state NOT IN ('refused', 'cancelled');
CREATE UNIQUE INDEX outbox_meeting_identity
  ON outbox_items (workspace_id, campaign_id, channel, contact, round)
  WHERE kind = 'scheduling' AND state NOT IN ('refused', 'cancelled');
CREATE INDEX outbox_by_state ON outbox_items (workspace_id, kind, state, sequence);
CREATE INDEX outbox_starting ON outbox_items (workspace_id, state, sequence)
  WHERE kind IN ('conversation', 'scheduling');
CREATE INDEX outbox_unclaimed ON outbox_items (workspace_id, campaign_id)
  WHERE kind IN ('conversation', 'scheduling') AND conversation_id IS NULL AND attempts > 0
    AND state NOT IN ('refused', 'cancelled');
CREATE INDEX outbox_retries ON outbox_items (workspace_id)
  WHERE kind IN ('conversation', 'scheduling') AND state = 'waiting' AND attempts > 0;
CREATE UNIQUE INDEX outbox_draft ON outbox_items (draft_id)
  WHERE kind = 'campaign' AND state NOT IN ('refused', 'cancelled');
CREATE UNIQUE INDEX outbox_campaign_status ON outbox_items (workspace_id, campaign_id)
  WHERE kind = 'campaign-status' AND state NOT IN ('done', 'refused', 'cancelled');
CREATE INDEX outbox_publications ON outbox_items (draft_id, sequence) WHERE kind = 'campaign';

-- The sub-account and its contact, and what makes the item one of a kind: the contact, the candidate, or the outcome told.
ALTER TABLE outbox_items ADD COLUMN location_id TEXT;
ALTER TABLE outbox_items ADD COLUMN mirrored_contact TEXT;
ALTER TABLE outbox_items ADD COLUMN mirror_key TEXT;
CREATE UNIQUE INDEX outbox_mirror ON outbox_items (workspace_id, kind, location_id, mirror_key)
  WHERE mirror_key IS NOT NULL AND state NOT IN ('refused', 'cancelled');
