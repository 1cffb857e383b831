-- Asking for a meeting is an item of the outbox: its kind joins the list. SQLite changes no CHECK in place.
DROP INDEX outbox_identity;
DROP INDEX outbox_by_state;
DROP INDEX outbox_unclaimed;
DROP INDEX outbox_retries;
DROP INDEX outbox_draft;
DROP INDEX outbox_campaign_status;
DROP INDEX outbox_publications;
ALTER TABLE outbox_items ADD COLUMN new_kind TEXT NOT NULL DEFAULT 'conversation'
  CHECK (new_kind IN
    ('conversation', 'scheduling', 'takeover', 'message', 'hand-back', 'campaign', 'campaign-status'));
UPDATE outbox_items SET new_kind = kind;
ALTER TABLE outbox_items DROP COLUMN kind;
ALTER TABLE outbox_items RENAME COLUMN new_kind TO kind;
CREATE UNIQUE INDEX outbox_identity
  ON outbox_items (workspace_id, campaign_id, channel, contact, round)
  WHERE kind = 'conversation' AND state NOT IN ('refused', 'cancelled');
-- A candidate who was written to may be asked for a meeting: that is another thing, and happens once as well.
CREATE UNIQUE INDEX outbox_meeting_identity
  ON outbox_items (workspace_id, campaign_id, channel, contact, round)
  WHERE kind = 'scheduling' AND state NOT IN ('refused', 'cancelled');
CREATE INDEX outbox_by_state ON outbox_items (workspace_id, kind, state, sequence);
-- What starts a conversation, in the order in which it leaves.
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

-- Presence is seen by kind: a list may show conversations and not those that arrange a meeting.
CREATE TABLE outbox_presence_by_kind (
  workspace_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  matched_by TEXT NOT NULL,
  business_hours INTEGER NOT NULL,
  longest_lag_ms INTEGER NOT NULL,
  sightings INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, kind, matched_by, business_hours)
) STRICT;
INSERT INTO outbox_presence_by_kind
  SELECT workspace_id, 'conversation', matched_by, business_hours, longest_lag_ms, sightings FROM outbox_presence;
DROP TABLE outbox_presence;
ALTER TABLE outbox_presence_by_kind RENAME TO outbox_presence;

-- Meeting setups that a recruiter keeps.
CREATE TABLE scheduling_setups (
  id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL,
  name TEXT NOT NULL,
  content TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  -- Removed ones can be restored until the console starts again.
  removed_at INTEGER
) STRICT;
CREATE INDEX scheduling_setups_by_workspace ON scheduling_setups (workspace_id, name);

-- What was asked for at once, of one candidate or of thousands.
CREATE TABLE scheduling_asks (
  id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL,
  setup TEXT NOT NULL,
  options TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- One line for each conversation that arranges a meeting, whoever asked for it. What stands here comes from Popp's events;
-- where our own request stands is read from its item.
CREATE TABLE meetings (
  id TEXT PRIMARY KEY,
  workspace_id TEXT NOT NULL,
  item_id TEXT UNIQUE,
  ask_id TEXT REFERENCES scheduling_asks (id),
  conversation_id TEXT,
  external_id TEXT,
  booking_id TEXT,
  campaign_id TEXT,
  external_campaign_id TEXT,
  first_name TEXT,
  last_name TEXT,
  phone TEXT,
  email TEXT,
  -- As the events have it; none before the first.
  state TEXT,
  -- The event that made it so: each is told once.
  state_key TEXT,
  title TEXT,
  start_ms INTEGER,
  end_ms INTEGER,
  timezone TEXT,
  location TEXT,
  video INTEGER,
  meeting_url TEXT,
  participants TEXT NOT NULL DEFAULT '[]',
  -- Popp's time of the newest event that counted.
  event_at INTEGER,
  revisions INTEGER NOT NULL DEFAULT 0,
  notes_at INTEGER,
  asked_at INTEGER,
  -- By our clock: when anything was last heard, and when the recruiter said that nothing is left to do.
  touched_at INTEGER NOT NULL,
  handled_at INTEGER
) STRICT;
CREATE INDEX meetings_by_time ON meetings (workspace_id, start_ms) WHERE start_ms IS NOT NULL;
CREATE INDEX meetings_by_conversation ON meetings (workspace_id, conversation_id);
CREATE INDEX meetings_by_reference ON meetings (workspace_id, external_id);
CREATE INDEX meetings_by_booking ON meetings (workspace_id, booking_id);

-- Every event once. A meeting is what its events say in the order of Popp's clock, however they arrived.
CREATE TABLE meeting_events (
  workspace_id TEXT NOT NULL,
  key TEXT NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
  event TEXT NOT NULL,
  at INTEGER NOT NULL,
  booking_id TEXT,
  details TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, key)
) STRICT;
CREATE INDEX meeting_events_by_meeting ON meeting_events (meeting_id, at, key);
