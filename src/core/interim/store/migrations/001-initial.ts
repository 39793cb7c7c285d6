/** Documents are JSON; what is looked up by has a column of its own. Times are milliseconds since the epoch. */
export const initial = `
CREATE TABLE accounts (instance TEXT NOT NULL, user TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (instance, user)) STRICT;
CREATE TABLE transfers (
  id TEXT PRIMARY KEY, open INTEGER NOT NULL, revision INTEGER NOT NULL, created_at INTEGER NOT NULL, doc TEXT NOT NULL
) STRICT;
CREATE INDEX transfers_open ON transfers (created_at) WHERE open = 1;
CREATE TABLE attempts (
  id TEXT PRIMARY KEY, transfer_id TEXT NOT NULL REFERENCES transfers (id) ON DELETE CASCADE, answer TEXT, doc TEXT NOT NULL
) STRICT;
CREATE INDEX attempts_transfer ON attempts (transfer_id);
CREATE INDEX attempts_unanswered ON attempts (answer) WHERE answer IS NULL OR answer = 'none';
CREATE TABLE chunks (
  attempt_id TEXT NOT NULL REFERENCES attempts (id) ON DELETE CASCADE, idx INTEGER NOT NULL, sha256 TEXT NOT NULL,
  PRIMARY KEY (attempt_id, idx)
) STRICT;
CREATE TABLE own_versions (
  instance TEXT NOT NULL, user TEXT NOT NULL, file_id TEXT NOT NULL, version_id TEXT NOT NULL, at INTEGER NOT NULL,
  transfer_id TEXT, PRIMARY KEY (instance, user, file_id, version_id)
) STRICT;
CREATE TABLE history (
  id TEXT PRIMARY KEY, transfer_id TEXT, instance TEXT NOT NULL, user TEXT NOT NULL, file_id TEXT NOT NULL,
  at INTEGER NOT NULL, doc TEXT NOT NULL
) STRICT;
CREATE INDEX history_file ON history (instance, user, file_id, at);
CREATE INDEX history_transfer ON history (transfer_id);
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
CREATE TABLE leases (key TEXT PRIMARY KEY, owner TEXT NOT NULL, pid INTEGER NOT NULL, expires INTEGER NOT NULL) STRICT;
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE safety_copies (id TEXT PRIMARY KEY, at INTEGER NOT NULL, doc TEXT NOT NULL) STRICT;
`
