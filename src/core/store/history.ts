import type { AccountKey } from '../../shared/model/index.ts'
import type { Connection } from './connection.ts'
import { readDocument } from './document.ts'
import type { HistoryRow } from './rows.ts'
import { historySchema } from './schemas.ts'

export interface History {
  add(row: HistoryRow): Promise<void>
  /** Newest first. */
  ofFile(account: AccountKey, fileId: string, limit: number): Promise<HistoryRow[]>
  /** What a transfer ended as. */
  ofTransfer(transferId: string): Promise<HistoryRow | null>
  /** The undone row and the row of the undo, in one commit. */
  undone(id: string, by: HistoryRow): Promise<void>
}

export function createHistory(db: Connection): History {
  const read = (row: { readonly doc?: unknown }) => readDocument(historySchema, row.doc)
  return {
    async add(row) {
      db.commit('history.add', () => insertHistory(db, row))
    },
    async ofFile({ instance, user }, fileId, limit) {
      const sql = `SELECT doc FROM history WHERE instance = :instance AND user = :user AND file_id = :fileId
        ORDER BY at DESC, rowid DESC LIMIT :limit`
      return db.all(sql, { instance, user, fileId, limit }).map(read)
    },
    async ofTransfer(transferId) {
      const sql = 'SELECT doc FROM history WHERE transfer_id = :transferId ORDER BY rowid DESC LIMIT 1'
      const row = db.get(sql, { transferId })
      return row ? read(row) : null
    },
    async undone(id, by) {
      db.commit('history.undone', () => {
        const row = db.get('SELECT doc FROM history WHERE id = :id', { id })
        if (row) {
          const doc = JSON.stringify({ ...read(row), undoneAt: by.at })
          db.run('UPDATE history SET doc = :doc WHERE id = :id', { id, doc })
        }
        insertHistory(db, by)
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
