-- The instance record that once-only compares with its copy outside the data folder.
CREATE TABLE instance (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  id TEXT NOT NULL,
  counter INTEGER NOT NULL
) STRICT;

-- Answers of calls that changed something, so that a repeated requestId gets the first answer.
CREATE TABLE call_answers (
  request_id TEXT PRIMARY KEY,
  call TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  answer TEXT,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX call_answers_at ON call_answers (at);
