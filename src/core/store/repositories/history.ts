import { RedropError } from '../../../shared/errors.ts'
import type { Database, Values } from '../database.ts'
import { Documents } from '../documents.ts'
import type { HistoryRow } from '../rows.ts'
import { historyRow as schema } from '../schemas/rows.ts'
import type { HistoryFilter, HistoryRepository } from '../store.ts'

export function createHistory(db: Database): HistoryRepository {
  const documents = new Documents<HistoryRow>(db, 'history', schema)
  return {
    add: (row) => db.commit('history.add', () => addHistory(db, row)),
    list: (filter) =>
      db.read(() => {
        const { where, values } = conditions(filter)
        return documents.all(`${where} ORDER BY at DESC, rowid DESC LIMIT :limit`, values)
      }),
    markUndone: (id, at) =>
      db.commit('history.markUndone', () => {
        const row = documents.one('WHERE id = :id', { id })
        if (!row) throw new RedropError('internal', { detail: `no history row ${id}` })
        const doc = JSON.stringify({ ...row, undoneAt: at })
        db.run('UPDATE history SET doc = :doc WHERE id = :id', { id, doc })
      }),
  }
}

function conditions({ account, fileId, transferId, limit }: HistoryFilter): {
  where: string
  values: Values
} {
  const wanted: Values = {
    ...(account ? { instance: account.instance, user: account.user } : {}),
    ...(fileId === undefined ? {} : { file_id: fileId }),
    ...(transferId === undefined ? {} : { transfer_id: transferId }),
  }
  const all = Object.keys(wanted).map((column) => `${column} = :${column}`)
  const where = all.length > 0 ? `WHERE ${all.join(' AND ')}` : ''
  return { where, values: { ...wanted, limit } }
}

/** Inside a commit. */
export function addHistory(db: Database, row: HistoryRow): void {
  const { id, transferId, account, fileId, at } = row
  db.run('INSERT INTO history VALUES (:id, :transferId, :instance, :user, :fileId, :at, :doc)', {
    id,
    transferId,
    instance: account.instance,
    user: account.user,
    fileId,
    at,
    doc: JSON.stringify(row),
  })
}
