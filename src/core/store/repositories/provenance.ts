import type { Database } from '../database.ts'
import { Documents } from '../documents.ts'
import type { Provenance } from '../rows.ts'
import { provenance as schema } from '../schemas/rows.ts'
import type { ProvenanceRepository } from '../store.ts'

export function createProvenance(db: Database): ProvenanceRepository {
  const documents = new Documents<Provenance>(db, 'provenance', schema)
  return {
    record: (row) => db.commit('provenance.record', () => recordProvenance(db, row)),
    find: ({ instance, user }, fileId, { path, dev, ino }) =>
      db.read(() => {
        // A file moved over another keeps its inode; an editor that saves a new file keeps the path.
        const rest = `WHERE instance = :instance AND user = :user AND file_id = :fileId
          AND (path = :path OR (dev = :dev AND ino = :ino))
          ORDER BY dev = :dev AND ino = :ino DESC, at DESC LIMIT 1`
        return documents.one(rest, { instance, user, fileId, path, dev, ino })
      }),
    at: (path) => db.read(() => documents.one('WHERE path = :path ORDER BY at DESC LIMIT 1', { path })),
    files: ({ instance, user }) =>
      db.read(() => {
        const sql = 'SELECT DISTINCT file_id FROM provenance WHERE instance = :instance AND user = :user'
        return new Set(db.all(sql, { instance, user }).map((row) => String(row['file_id'])))
      }),
  }
}

/** Inside a commit. */
export function recordProvenance(db: Database, row: Provenance): void {
  const { file, snapshot, at } = row
  const { instance, user } = file.account
  const { path, dev, ino } = snapshot
  const doc = JSON.stringify(row)
  const sql =
    'INSERT OR REPLACE INTO provenance VALUES (:instance, :user, :fileId, :path, :dev, :ino, :at, :doc)'
  db.run(sql, { instance, user, fileId: file.id, path, dev, ino, at, doc })
}
