import { z } from 'zod'
import type { Database } from '../database.ts'
import type { ContentHash, HashKey } from '../rows.ts'
import type { HashesRepository } from '../store.ts'

const found = z.object({ sha256: z.string() }).optional()

export function createHashes(db: Database): HashesRepository {
  return {
    get: (key) =>
      db.read(() => {
        const sql = `SELECT sha256 FROM hashes WHERE instance = :instance AND file_id = :fileId
          AND version_id = :versionId AND size = :size AND version_time = :versionTime`
        return found.parse(db.get(sql, keyOf(key)))?.sha256 ?? null
      }),
    put: (hash) => db.commit('hashes.put', () => putHash(db, hash)),
  }
}

/** Inside a commit. */
export function putHash(db: Database, hash: ContentHash): void {
  const sql =
    'INSERT OR REPLACE INTO hashes VALUES (:instance, :fileId, :versionId, :size, :versionTime, :sha256)'
  db.run(sql, { ...keyOf(hash), sha256: hash.sha256 })
}

function keyOf({ instance, fileId, versionId, size, versionTime }: HashKey) {
  return { instance, fileId, versionId, size, versionTime }
}
