/** Local files that replace remote ones; of each kind at most one for a remote file. */
export const links = `
CREATE TABLE links (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, instance TEXT NOT NULL, user TEXT NOT NULL, file_id TEXT NOT NULL,
  created_at INTEGER NOT NULL, doc TEXT NOT NULL, UNIQUE (kind, instance, user, file_id)
) STRICT;
CREATE INDEX own_versions_of_transfer ON own_versions (transfer_id);
`
