-- The lists of the inbox: who waits and since when, what is snoozed, what is done; and an index of words to search them by.

-- Put off until then, by this machine's clock; this console's alone.
ALTER TABLE conversations ADD COLUMN snoozed_until INTEGER;
-- It came back and nobody has looked at it since, by this machine's clock.
ALTER TABLE conversations ADD COLUMN woken_at INTEGER;
-- The first message that nobody has looked at in a conversation that is held, by Popp's clock.
ALTER TABLE conversations ADD COLUMN unread_since INTEGER;
-- Where it stands when whoever waits longest is first: see placeOf in shared/conversations/waiting-rules.ts.
ALTER TABLE conversations ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
-- Popp says that it has come to its end: see isDone in shared/conversations/lists.ts.
ALTER TABLE conversations ADD COLUMN done INTEGER NOT NULL DEFAULT 0;
-- Its number in the index of words. A rowid of its own kind would not outlive a backup.
ALTER TABLE conversations ADD COLUMN doc INTEGER;

UPDATE conversations SET
  unread_since = CASE WHEN unread > 0 THEN coalesce(last_inbound_at, activity_at) END,
  done = coalesce(status, '') IN ('COMPLETED_SCREENING_PASSED', 'COMPLETED_SCREENING_FAILED', 'CLOSED', 'OPTED_OUT', 'DELIVERY_FAILED'),
  doc = rowid;
UPDATE conversations SET
  place = CASE
    WHEN flag_open = 1 THEN coalesce(flag_opened_at, activity_at)
    WHEN unread > 0 THEN unread_since
    ELSE 9000000000000000 - activity_at END;

DROP INDEX conversations_order;
DROP INDEX conversations_held;
-- Each order with all that narrows it, so that a page is found without reading what is not on it.
CREATE INDEX conversations_place ON conversations (workspace_id, place, id, done, campaign_id, status, snoozed_until, doc);
CREATE INDEX conversations_newest ON conversations (workspace_id, activity_at DESC, id DESC, done, campaign_id, status, snoozed_until, doc);
CREATE INDEX conversations_needs_you ON conversations (workspace_id, place, id) WHERE rank = 0;
CREATE INDEX conversations_unread ON conversations (workspace_id, activity_at) WHERE rank < 2 AND unread > 0;
CREATE INDEX conversations_held ON conversations (workspace_id, place, id) WHERE held_since IS NOT NULL;
CREATE INDEX conversations_snoozed ON conversations (workspace_id, snoozed_until, id) WHERE snoozed_until IS NOT NULL;
CREATE INDEX conversations_done ON conversations (workspace_id, done);
CREATE UNIQUE INDEX conversations_doc ON conversations (doc);

-- One document for each conversation: its words, each of which may be just begun; and who it is with, in which any three
-- characters are found. They hold no text, and each word once however often it was said.
CREATE VIRTUAL TABLE search_words USING fts5
  (words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3', tokenize = 'ascii');
CREATE VIRTUAL TABLE search_people USING fts5
  (person, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1');
-- What has changed since it was indexed.
CREATE TABLE search_stale (doc INTEGER PRIMARY KEY) STRICT;
INSERT INTO search_stale SELECT doc FROM conversations;

-- OR IGNORE would not do: the statement that fires a trigger decides about conflicts inside it.
CREATE TRIGGER search_new_conversation AFTER INSERT ON conversations
BEGIN
  UPDATE conversations SET doc = coalesce((SELECT max(doc) FROM conversations), 0) + 1
    WHERE workspace_id = NEW.workspace_id AND id = NEW.id;
  INSERT INTO search_stale SELECT c.doc FROM conversations c
    WHERE c.workspace_id = NEW.workspace_id AND c.id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM search_stale s WHERE s.doc = c.doc);
END;
CREATE TRIGGER search_changed_conversation AFTER UPDATE OF first_name, last_name, phone, email, external_id ON conversations
WHEN NEW.first_name IS NOT OLD.first_name OR NEW.last_name IS NOT OLD.last_name OR NEW.phone IS NOT OLD.phone
  OR NEW.email IS NOT OLD.email OR NEW.external_id IS NOT OLD.external_id
BEGIN
  INSERT INTO search_stale SELECT NEW.doc WHERE NOT EXISTS (SELECT 1 FROM search_stale s WHERE s.doc = NEW.doc);
END;
CREATE TRIGGER search_gone_conversation AFTER DELETE ON conversations
BEGIN
  DELETE FROM search_words WHERE rowid = OLD.doc;
  DELETE FROM search_people WHERE rowid = OLD.doc;
  DELETE FROM search_stale WHERE doc = OLD.doc;
END;
CREATE TRIGGER search_new_message AFTER INSERT ON messages
BEGIN
  INSERT INTO search_stale SELECT c.doc FROM conversations c
    WHERE c.workspace_id = NEW.workspace_id AND c.id = NEW.conversation_id
      AND NOT EXISTS (SELECT 1 FROM search_stale s WHERE s.doc = c.doc);
END;
CREATE TRIGGER search_changed_message AFTER UPDATE OF body ON messages WHEN NEW.body IS NOT OLD.body
BEGIN
  INSERT INTO search_stale SELECT c.doc FROM conversations c
    WHERE c.workspace_id = NEW.workspace_id AND c.id = NEW.conversation_id
      AND NOT EXISTS (SELECT 1 FROM search_stale s WHERE s.doc = c.doc);
END;
CREATE TRIGGER search_gone_message AFTER DELETE ON messages
BEGIN
  INSERT INTO search_stale SELECT c.doc FROM conversations c
    WHERE c.workspace_id = OLD.workspace_id AND c.id = OLD.conversation_id
      AND NOT EXISTS (SELECT 1 FROM search_stale s WHERE s.doc = c.doc);
END;
-- What is deleted from such an index leaves words behind until parts of it are merged. Of a workspace that is deleted nothing
-- stays: the index is emptied, and made anew of what is left.
CREATE TRIGGER search_forgets_workspace AFTER DELETE ON workspaces
BEGIN
  INSERT INTO search_words (search_words) VALUES ('delete-all');
  INSERT INTO search_people (search_people) VALUES ('delete-all');
  INSERT INTO search_stale SELECT c.doc FROM conversations c
    WHERE NOT EXISTS (SELECT 1 FROM search_stale s WHERE s.doc = c.doc);
END;
