-- What the pictures are drawn from: each change of a conversation's status, and each episode of a flag, by Popp's clock.
-- Kept by triggers, so that no way of writing a conversation can forget it.
CREATE TABLE status_changes (
  workspace_id TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  campaign_id TEXT,
  at INTEGER NOT NULL,
  -- NULL where the conversation began.
  was TEXT,
  became TEXT NOT NULL,
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id) ON DELETE CASCADE
) STRICT;
CREATE INDEX status_changes_conversation ON status_changes (workspace_id, conversation_id);
CREATE INDEX status_changes_time ON status_changes (workspace_id, at, was, became);
CREATE INDEX status_changes_campaign ON status_changes (workspace_id, campaign_id, at, was, became);

CREATE TABLE flag_episodes (
  workspace_id TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  campaign_id TEXT,
  episode INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  PRIMARY KEY (workspace_id, conversation_id, episode),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX flag_episodes_time ON flag_episodes (workspace_id, opened_at);

-- A conversation that is first met with a later status began when Popp says that it was created.
CREATE VIEW beginnings AS
  SELECT workspace_id, id, campaign_id, created_at AS at, NULL AS was, 'CREATED' AS became
  FROM conversations WHERE status IS NOT NULL AND created_at IS NOT NULL
  UNION ALL
  SELECT workspace_id, id, campaign_id, coalesce(updated_at, activity_at),
    CASE WHEN created_at IS NULL THEN NULL ELSE 'CREATED' END, status
  FROM conversations WHERE status IS NOT NULL AND (created_at IS NULL OR status <> 'CREATED');

INSERT INTO status_changes SELECT * FROM beginnings;
INSERT INTO flag_episodes
  SELECT workspace_id, id, campaign_id, flag_episode, flag_opened_at, iif(flag_open = 1, NULL, flag_closed_at)
  FROM conversations WHERE flag_episode > 0 AND flag_opened_at IS NOT NULL;

CREATE TRIGGER conversation_begins AFTER INSERT ON conversations WHEN NEW.status IS NOT NULL
BEGIN
  INSERT INTO status_changes SELECT * FROM beginnings WHERE workspace_id = NEW.workspace_id AND id = NEW.id;
END;
CREATE TRIGGER conversation_is_read_first AFTER UPDATE OF status ON conversations
WHEN OLD.status IS NULL AND NEW.status IS NOT NULL
BEGIN
  INSERT INTO status_changes SELECT * FROM beginnings WHERE workspace_id = NEW.workspace_id AND id = NEW.id;
END;
CREATE TRIGGER conversation_changes AFTER UPDATE OF status ON conversations
WHEN OLD.status IS NOT NULL AND NEW.status IS NOT NULL AND NEW.status <> OLD.status
BEGIN
  INSERT INTO status_changes VALUES (NEW.workspace_id, NEW.id, NEW.campaign_id,
    coalesce(NEW.updated_at, NEW.activity_at), OLD.status, NEW.status);
END;
CREATE TRIGGER conversation_finds_its_campaign AFTER UPDATE OF campaign_id ON conversations
WHEN NEW.campaign_id IS NOT OLD.campaign_id
BEGIN
  UPDATE status_changes SET campaign_id = NEW.campaign_id
    WHERE workspace_id = NEW.workspace_id AND conversation_id = NEW.id;
  UPDATE flag_episodes SET campaign_id = NEW.campaign_id
    WHERE workspace_id = NEW.workspace_id AND conversation_id = NEW.id;
END;

CREATE TRIGGER flag_begins AFTER INSERT ON conversations
WHEN NEW.flag_episode > 0 AND NEW.flag_opened_at IS NOT NULL
BEGIN
  INSERT INTO flag_episodes VALUES (NEW.workspace_id, NEW.id, NEW.campaign_id, NEW.flag_episode, NEW.flag_opened_at,
    iif(NEW.flag_open = 1, NULL, NEW.flag_closed_at));
END;
CREATE TRIGGER flag_opens AFTER UPDATE OF flag_episode ON conversations
WHEN NEW.flag_episode > OLD.flag_episode AND NEW.flag_opened_at IS NOT NULL
BEGIN
  INSERT INTO flag_episodes VALUES (NEW.workspace_id, NEW.id, NEW.campaign_id, NEW.flag_episode, NEW.flag_opened_at,
    iif(NEW.flag_open = 1, NULL, NEW.flag_closed_at));
END;
CREATE TRIGGER flag_closes AFTER UPDATE OF flag_open ON conversations
WHEN NEW.flag_open = 0 AND OLD.flag_open = 1
BEGIN
  UPDATE flag_episodes SET closed_at = NEW.flag_closed_at
    WHERE workspace_id = NEW.workspace_id AND conversation_id = NEW.id AND episode = NEW.flag_episode;
END;
