-- One organisation at Popp each, and the one practice workspace. Keys are never here.
CREATE TABLE workspaces (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('popp', 'practice')),
  name TEXT NOT NULL,
  organization_id TEXT NOT NULL,
  base_url TEXT NOT NULL,
  origin TEXT NOT NULL,
  -- What answers behind the origin: Popp's two hosts are one service, so that one organisation is never two workspaces.
  service TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  -- Hidden, and deleted with everything that belongs to it when the console starts next.
  removed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX workspaces_identity ON workspaces (service, organization_id);
CREATE UNIQUE INDEX workspaces_one_practice ON workspaces (kind) WHERE kind = 'practice';

-- The workspace that the recruiter works in.
CREATE TABLE workspace_choice (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  workspace_id TEXT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE
) STRICT;
