-- Where a meeting stands comes from its events and from the item of our own request. It is written beside the meeting whenever
-- one of the two moves, so that a page of ten thousand is found by an index and counted by one.
ALTER TABLE meetings ADD COLUMN shown_state TEXT NOT NULL DEFAULT 'asked';
-- Held or undecided, refused, no time found, or more time asked, and not marked as handled since.
ALTER TABLE meetings ADD COLUMN needs_you INTEGER NOT NULL DEFAULT 0;
-- By our clock: an event by when it was received, a step of ours by when it was made.
ALTER TABLE meetings ADD COLUMN moved_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE meetings ADD COLUMN shown_conversation TEXT;
-- The item's place in the outbox: what is behind the last one has no line yet.
ALTER TABLE meetings ADD COLUMN item_sequence INTEGER;

CREATE VIEW meeting_places AS
SELECT id, shown_state, moved_at, shown_conversation, item_sequence,
  coalesce(item_state IN ('held', 'undecided'), 0)
    OR (is_troubled AND (handled_at IS NULL OR handled_at < moved_at)) AS needs_you
FROM (
  SELECT m.id, m.handled_at, i.state AS item_state, i.sequence AS item_sequence,
    CASE WHEN m.state IS NOT NULL THEN m.state WHEN i.state = 'refused' THEN 'refused'
      WHEN i.state = 'cancelled' THEN 'withdrawn' ELSE 'asked' END AS shown_state,
    max(m.touched_at, coalesce(i.updated_at, 0)) AS moved_at,
    coalesce(i.conversation_id, m.conversation_id) AS shown_conversation,
    coalesce(m.state IN ('no-availability', 'more-time'),
      i.state = 'refused' OR (i.state = 'done' AND i.reach = 'failed-at-popp'), 0) AS is_troubled
  FROM meetings m LEFT JOIN outbox_items i ON i.id = m.item_id
);

UPDATE meetings SET (shown_state, needs_you, moved_at, shown_conversation, item_sequence) =
  (SELECT p.shown_state, p.needs_you, p.moved_at, p.shown_conversation, p.item_sequence
   FROM meeting_places p WHERE p.id = meetings.id);

CREATE TRIGGER meetings_placed AFTER INSERT ON meetings BEGIN
  UPDATE meetings SET (shown_state, needs_you, moved_at, shown_conversation, item_sequence) =
    (SELECT p.shown_state, p.needs_you, p.moved_at, p.shown_conversation, p.item_sequence
     FROM meeting_places p WHERE p.id = NEW.id)
  WHERE id = NEW.id;
END;
CREATE TRIGGER meetings_moved AFTER UPDATE OF item_id, conversation_id, state, touched_at, handled_at ON meetings BEGIN
  UPDATE meetings SET (shown_state, needs_you, moved_at, shown_conversation, item_sequence) =
    (SELECT p.shown_state, p.needs_you, p.moved_at, p.shown_conversation, p.item_sequence
     FROM meeting_places p WHERE p.id = NEW.id)
  WHERE id = NEW.id;
END;
CREATE TRIGGER meetings_requested AFTER UPDATE OF state, reach, conversation_id, updated_at ON outbox_items
WHEN NEW.kind = 'scheduling'
BEGIN
  UPDATE meetings SET (shown_state, needs_you, moved_at, shown_conversation, item_sequence) =
    (SELECT p.shown_state, p.needs_you, p.moved_at, p.shown_conversation, p.item_sequence
     FROM meeting_places p WHERE p.id = meetings.id)
  WHERE item_id = NEW.id;
END;

CREATE INDEX meetings_newest ON meetings (workspace_id, moved_at, id);
CREATE INDEX meetings_by_state ON meetings (workspace_id, shown_state, moved_at, id);
CREATE INDEX meetings_needs_you ON meetings (workspace_id, moved_at, id) WHERE needs_you = 1;
CREATE INDEX meetings_by_campaign ON meetings (workspace_id, campaign_id, moved_at, id);
CREATE INDEX meetings_with ON meetings (workspace_id, shown_conversation, moved_at, id);
CREATE INDEX meetings_adopted ON meetings (workspace_id, item_sequence);
CREATE INDEX meetings_elsewhere ON meetings (workspace_id, conversation_id) WHERE item_id IS NULL;
DROP INDEX meetings_by_time;
CREATE INDEX meetings_by_time ON meetings (workspace_id, start_ms, id) WHERE start_ms IS NOT NULL;
-- The longest one says how long before a window a meeting may begin that reaches into it.
CREATE INDEX meetings_by_length ON meetings (workspace_id, end_ms - start_ms);
CREATE INDEX outbox_meetings ON outbox_items (workspace_id, sequence) WHERE kind = 'scheduling';
