import type { AccountKey } from '../../../shared/model/index.ts'
import type { Database, Row } from '../database.ts'
import type { OwnVersion } from '../rows.ts'
import type { OwnVersionsRepository } from '../store.ts'

export function createOwnVersions(db: Database): OwnVersionsRepository {
  const keyOf = ({ instance, user }: AccountKey) => ({ instance, user })
  const select = 'SELECT version_id FROM own_versions WHERE instance = :instance AND user = :user'
  return {
    has: (account, versionId) =>
      db.read(
        () => db.get(`${select} AND version_id = :versionId`, { ...keyOf(account), versionId }) !== undefined,
      ),
    among: (account, versionIds) =>
      db.read(() => {
        const ids = JSON.stringify(versionIds)
        const among = `${select} AND version_id IN (SELECT value FROM json_each(:ids))`
        return idsOf(db.all(among, { ...keyOf(account), ids }))
      }),
    of: (account, fileId) =>
      db.read(() => idsOf(db.all(`${select} AND file_id = :fileId`, { ...keyOf(account), fileId }))),
    ofLink: (account, fileId, link) =>
      db.read(() => {
        const ofIts = `${select} AND file_id = :fileId AND transfer_id IN (
          SELECT id FROM transfers WHERE json_valid(doc) AND doc ->> '$.options.link.id' = :link
        )`
        return idsOf(db.all(ofIts, { ...keyOf(account), fileId, link }))
      }),
  }
}

function idsOf(rows: readonly Row[]): Set<string> {
  return new Set(rows.map((row) => String(row['version_id'])))
}

/** Inside a commit. */
export function addOwnVersion(db: Database, own: OwnVersion): void {
  const { account, fileId, versionId, transferId, at } = own
  db.run(
    'INSERT OR REPLACE INTO own_versions VALUES (:instance, :user, :fileId, :versionId, :transferId, :at)',
    { instance: account.instance, user: account.user, fileId, versionId, transferId, at },
  )
}
