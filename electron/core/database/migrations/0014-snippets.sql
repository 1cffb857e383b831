-- Texts of the recruiter's own, for replies in every workspace.
CREATE TABLE snippets (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  -- Removed ones can be restored until the console starts again.
  removed_at INTEGER
) STRICT;
