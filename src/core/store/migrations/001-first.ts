/**
 * A row is a JSON document; what it is looked up by has a column of its own. Times are milliseconds since the epoch.
 * Attempts outlive a transfer whose row had to be set aside: a lock of theirs may still have to be released.
 */
export const first = `
CREATE TABLE accounts (
  instance TEXT NOT NULL, user TEXT NOT NULL, name TEXT NOT NULL UNIQUE, doc TEXT NOT NULL,
  PRIMARY KEY (instance, user)
) STRICT;

CREATE TABLE transfers (
  id TEXT PRIMARY KEY, is_open INTEGER NOT NULL, revision INTEGER NOT NULL, created_at INTEGER NOT NULL,
  doc TEXT NOT NULL
) STRICT;
CREATE INDEX transfers_open ON transfers (created_at) WHERE is_open = 1;
CREATE INDEX transfers_by_time ON transfers (created_at);

CREATE TABLE attempts (id TEXT PRIMARY KEY, transfer_id TEXT NOT NULL, answer TEXT, doc TEXT NOT NULL) STRICT;
CREATE INDEX attempts_of_transfer ON attempts (transfer_id) WHERE answer IS NULL;
CREATE INDEX attempts_unanswered ON attempts (answer) WHERE answer IS NULL OR answer = 'none';

CREATE TABLE chunks (
  attempt_id TEXT NOT NULL REFERENCES attempts (id) ON DELETE CASCADE, position INTEGER NOT NULL,
  sha256 TEXT NOT NULL, PRIMARY KEY (attempt_id, position)
) STRICT;

CREATE TABLE own_versions (
  instance TEXT NOT NULL, user TEXT NOT NULL, file_id TEXT NOT NULL, version_id TEXT NOT NULL,
  transfer_id TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (instance, user, version_id)
) STRICT;
CREATE INDEX own_versions_of_file ON own_versions (instance, user, file_id);

CREATE TABLE history (
  id TEXT PRIMARY KEY, transfer_id TEXT, instance TEXT NOT NULL, user TEXT NOT NULL, file_id TEXT NOT NULL,
  at INTEGER NOT NULL, doc TEXT NOT NULL
) STRICT;
CREATE INDEX history_of_file ON history (instance, user, file_id, at);
CREATE INDEX history_of_transfer ON history (transfer_id);
CREATE INDEX history_by_time ON history (at);

CREATE TABLE provenance (
  instance TEXT NOT NULL, user TEXT NOT NULL, file_id TEXT NOT NULL, path TEXT NOT NULL, dev TEXT NOT NULL,
  ino TEXT NOT NULL, at INTEGER NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (instance, user, file_id, path)
) STRICT;

CREATE TABLE hashes (
  instance TEXT NOT NULL, file_id TEXT NOT NULL, version_id TEXT NOT NULL, size INTEGER NOT NULL,
  version_time INTEGER NOT NULL, sha256 TEXT NOT NULL,
  PRIMARY KEY (instance, file_id, version_id, size, version_time)
) STRICT;

CREATE TABLE sites (instance TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT;

CREATE TABLE leases (
  key TEXT PRIMARY KEY, owner TEXT NOT NULL, pid INTEGER NOT NULL, host TEXT NOT NULL, expires INTEGER NOT NULL
) STRICT;

CREATE TABLE settings (name TEXT PRIMARY KEY, doc TEXT NOT NULL) STRICT;

CREATE TABLE safety_copies (id TEXT PRIMARY KEY, at INTEGER NOT NULL, doc TEXT NOT NULL) STRICT;

CREATE TABLE set_aside (source TEXT NOT NULL, doc TEXT, at INTEGER NOT NULL) STRICT;
`
