import type { AccountKey, LocalSnapshot } from '../../../shared/model/index.ts'
import type { Connection } from './connection.ts'
import { readDocument } from './document.ts'
import type { HashKey, OwnVersion, Provenance } from '../../store/rows.ts'
import { provenanceSchema } from './schemas.ts'

/** Versions this device wrote: in the community edition every author is "you". */
export interface OwnVersions {
  has(account: AccountKey, versionId: string): Promise<boolean>
  of(account: AccountKey, fileId: string): Promise<Set<string>>
}

export interface Provenances {
  /** By path, or by file identity if the file was renamed since. */
  record(row: Provenance): Promise<void>
  find(
    account: AccountKey,
    fileId: string,
    local: Pick<LocalSnapshot, 'path' | 'dev' | 'ino'>,
  ): Promise<Provenance | null>
}

export interface Hashes {
  get(key: HashKey): Promise<string | null>
  put(hash: HashKey & { readonly sha256: string }): Promise<void>
}

export function createOwnVersions(db: Connection): OwnVersions {
  return {
    async has({ instance, user }, versionId) {
      return (
        db.get(
          'SELECT 1 FROM own_versions WHERE instance = :instance AND user = :user AND version_id = :versionId',
          { instance, user, versionId },
        ) !== undefined
      )
    },
    async of({ instance, user }, fileId) {
      const sql =
        'SELECT version_id FROM own_versions WHERE instance = :instance AND user = :user AND file_id = :fileId'
      return new Set(db.all(sql, { instance, user, fileId }).map((row) => String(row['version_id'])))
    },
  }
}

export function createProvenances(db: Connection): Provenances {
  return {
    async record(row) {
      db.commit('provenance.record', () => insertProvenance(db, row))
    },
    async find({ instance, user }, fileId, { path, dev, ino }) {
      const sql = `SELECT doc FROM provenance WHERE instance = :instance AND user = :user AND file_id = :fileId
        AND (path = :path OR (dev = :dev AND ino = :ino)) ORDER BY path = :path DESC, at DESC LIMIT 1`
      const row = db.get(sql, { instance, user, fileId, path, dev, ino })
      return row ? readDocument(provenanceSchema, row['doc']) : null
    },
  }
}

export function createHashes(db: Connection): Hashes {
  return {
    async put(hash) {
      db.commit('hashes.put', () => insertHash(db, hash, hash.sha256))
    },
    async get(key) {
      const sql = `SELECT sha256 FROM hashes WHERE instance = :instance AND file_id = :fileId
        AND version_id = :versionId AND size = :size AND version_time = :versionTime`
      const row = db.get(sql, hashValues(key))
      return row ? String(row['sha256']) : null
    },
  }
}

/** Inside a commit, as the next two. */
export function insertOwnVersion(
  db: Connection,
  { account, fileId, versionId, at, transferId }: OwnVersion,
): void {
  const { instance, user } = account
  const sql =
    'INSERT OR REPLACE INTO own_versions VALUES (:instance, :user, :fileId, :versionId, :at, :transferId)'
  db.run(sql, { instance, user, fileId, versionId, at, transferId })
}

export function insertProvenance(db: Connection, row: Provenance): void {
  const { file, snapshot, at } = row
  const { instance, user } = file.account
  const { path, dev, ino } = snapshot
  const sql =
    'INSERT OR REPLACE INTO provenance VALUES (:instance, :user, :fileId, :path, :dev, :ino, :at, :doc)'
  db.run(sql, { instance, user, fileId: file.id, path, dev, ino, at, doc: JSON.stringify(row) })
}

export function insertHash(db: Connection, key: HashKey, sha256: string): void {
  const sql =
    'INSERT OR REPLACE INTO hashes VALUES (:instance, :fileId, :versionId, :size, :versionTime, :sha256)'
  db.run(sql, { ...hashValues(key), sha256 })
}

function hashValues({ instance, fileId, versionId, size, versionTime }: HashKey) {
  return { instance, fileId, versionId, size, versionTime }
}
