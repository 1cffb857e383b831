-- Campaigns as Popp last told them; the columns are what lists are filtered by, the rest is in the document.
CREATE TABLE campaigns (
  workspace_id TEXT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  external_id TEXT,
  title TEXT NOT NULL,
  status TEXT,
  type TEXT,
  channel TEXT,
  needs_review INTEGER NOT NULL DEFAULT 0,
  -- As Popp sent it.
  campaign TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  -- Popp has it no more: listed no more, kept for the conversations that belong to it.
  missing_since INTEGER,
  PRIMARY KEY (workspace_id, id)
) STRICT;
CREATE INDEX campaigns_external ON campaigns (workspace_id, external_id);

-- When the whole list was last read.
CREATE TABLE campaign_refreshes (
  workspace_id TEXT PRIMARY KEY REFERENCES workspaces (id) ON DELETE CASCADE,
  refreshed_at INTEGER NOT NULL
) STRICT;
