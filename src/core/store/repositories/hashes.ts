import { z } from 'zod'
import type { Database } from '../database.ts'
import type { ContentHash, HashKey } from '../rows.ts'
import type { HashesRepository } from '../store.ts'

const found = z.object({ sha256: z.string() }).optional()

const stored = z.object({
  file_id: z.string(),
  version_id: z.string(),
  size: z.number(),
  version_time: z.number(),
  sha256: z.string(),
})

export function createHashes(db: Database): HashesRepository {
  return {
    get: (key) =>
      db.read(() => {
        const sql = `SELECT sha256 FROM hashes WHERE instance = :instance AND file_id = :fileId
          AND version_id = :versionId AND size = :size AND version_time = :versionTime`
        return found.parse(db.get(sql, keyOf(key)))?.sha256 ?? null
      }),
    ofFiles: (instance, fileIds) =>
      db.read(() => {
        const sql = `SELECT file_id, version_id, size, version_time, sha256 FROM hashes
          WHERE instance = :instance AND file_id IN (SELECT value FROM json_each(:ids))`
        const rows = db.all(sql, { instance, ids: JSON.stringify(fileIds) })
        return new Map(rows.map((row) => contentHash(instance, stored.parse(row))))
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

function contentHash(instance: string, row: z.infer<typeof stored>): [string, ContentHash] {
  const { file_id: fileId, version_id: versionId, size, version_time: versionTime, sha256 } = row
  return [versionId, { instance, fileId, versionId, size, versionTime, sha256 }]
}

function keyOf({ instance, fileId, versionId, size, versionTime }: HashKey) {
  return { instance, fileId, versionId, size, versionTime }
}
