-- Opt-outs of workspaces that were deleted, for the day the same organisation is connected again. Hashes alone.
CREATE TABLE kept_opt_outs (
  -- Of service and organisation: who it was cannot be read out of it.
  organization_hash BLOB NOT NULL,
  contact_hash BLOB NOT NULL,
  channel TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  PRIMARY KEY (organization_hash, contact_hash, channel)
) STRICT, WITHOUT ROWID;
