import type { AccountKey } from '../../../shared/model/index.ts'
import type { Connection } from './connection.ts'
import { readDocument } from './document.ts'
import type { HistoryRow } from '../../store/rows.ts'
import { historySchema } from './schemas.ts'

export interface History {
  add(row: HistoryRow): Promise<void>
  list(filter: {
    account?: AccountKey
    fileId?: string
    transferId?: string
    limit: number
  }): Promise<HistoryRow[]>
  markUndone(id: string, at: number): Promise<void>
}

export function createHistory(db: Connection): History {
  const read = (row: { readonly doc?: unknown }) => readDocument(historySchema, row.doc)
  return {
    async add(row) {
      db.commit('history.add', () => insertHistory(db, row))
    },
    async list({ account, fileId, transferId, limit }) {
      const sql = `SELECT doc FROM history WHERE (:instance IS NULL OR instance = :instance) AND (:user IS NULL OR user = :user)
        AND (:fileId IS NULL OR file_id = :fileId) AND (:transferId IS NULL OR transfer_id = :transferId)
        ORDER BY at DESC, rowid DESC LIMIT :limit`
      const values = {
        instance: account?.instance ?? null,
        user: account?.user ?? null,
        fileId: fileId ?? null,
        transferId: transferId ?? null,
        limit,
      }
      return db.all(sql, values).map(read)
    },
    async markUndone(id, at) {
      db.commit('history.markUndone', () => {
        const row = db.get('SELECT doc FROM history WHERE id = :id', { id })
        if (row)
          db.run('UPDATE history SET doc = :doc WHERE id = :id', {
            id,
            doc: JSON.stringify({ ...read(row), undoneAt: at }),
          })
      })
    },
  }
}

/** Inside a commit. */
export function insertHistory(db: Connection, row: HistoryRow): void {
  db.run('INSERT INTO history VALUES (:id, :transferId, :instance, :user, :fileId, :at, :doc)', {
    id: row.id,
    transferId: row.transferId,
    instance: row.account.instance,
    user: row.account.user,
    fileId: row.fileId,
    at: row.at,
    doc: JSON.stringify(row),
  })
}
