-- What became of each notice outside the console, and why: it is decided once, and a restart takes up what was not.
ALTER TABLE notices ADD COLUMN fate TEXT NOT NULL DEFAULT 'shown';
CREATE INDEX notices_open ON notices (workspace_id, fate, at) WHERE fate IN ('waiting', 'quiet');
