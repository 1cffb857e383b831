-- How deliveries get to this machine; secrets are in the keychain.
CREATE TABLE tunnel (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  setup TEXT NOT NULL
) STRICT;

-- The key that was accepted for an SSH server, by host and port.
CREATE TABLE tunnel_host_keys (
  owner TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  accepted_at INTEGER NOT NULL
) STRICT;
