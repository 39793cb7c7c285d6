/** Pinned targets of an account, in the order in which they are shown. */
export const pins = `
CREATE TABLE pins (
  instance TEXT NOT NULL, user TEXT NOT NULL, file_id TEXT NOT NULL, position INTEGER NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (instance, user, file_id)
) STRICT;
`
