/** What an open transfer writes to; empty in rows of before, which are then looked at one by one. */
export const places = `
ALTER TABLE transfers ADD COLUMN place TEXT;
ALTER TABLE transfers ADD COLUMN address TEXT;
CREATE INDEX transfers_by_place ON transfers (place) WHERE is_open = 1;
CREATE INDEX transfers_by_address ON transfers (address) WHERE is_open = 1;
`
