import { RedropError } from '../../../shared/errors.ts'
import type { Database, Values } from '../database.ts'
import { Documents } from '../documents.ts'
import type { HistoryRow } from '../rows.ts'
import { historyRow as schema } from '../schemas/rows.ts'
import type { HistoryCounts, HistoryFilter, HistoryQuery, HistoryRepository } from '../store.ts'
import { countsBy, matching } from './history-query.ts'

export function createHistory(db: Database): HistoryRepository {
  const documents = new Documents<HistoryRow>(db, 'history', schema)
  return {
    add: (row) => db.commit('history.add', () => addHistory(db, row)),
    list: (filter) =>
      db.read(() => {
        const { where, values } = conditions(filter)
        return documents.all(`${where} ORDER BY at DESC, rowid DESC LIMIT :limit`, values)
      }),
    get: (id) => db.read(() => documents.one('WHERE id = :id', { id })),
    page: (query, { after, limit }) =>
      db.read(() => {
        const { where, values } = matching(query)
        const further =
          after === null ? '' : 'AND (at, rowid) < (SELECT at, rowid FROM history WHERE id = :after)'
        const place = { limit, ...(after === null ? {} : { after }) }
        return documents.all(`${where} ${further} ORDER BY at DESC, rowid DESC LIMIT :limit`, {
          ...values,
          ...place,
        })
      }),
    count: (query) => db.read(() => counts(db, query)),
    newerThan: ({ id, account, fileId }) =>
      db.read(() => {
        const later = `SELECT count(*) AS number FROM history
          WHERE instance = :instance AND user = :user AND file_id = :fileId
            AND (at, rowid) > (SELECT at, rowid FROM history WHERE id = :id)
            AND doc ->> 'result' IN ('replaced', 'restored') AND doc ->> 'undo' IS NOT NULL
            AND doc ->> 'undoneAt' IS NULL`
        const { instance, user } = account
        return Number(db.get(later, { id, instance, user, fileId })?.['number'])
      }),
    accounts: () =>
      db.read(() =>
        db
          .all('SELECT DISTINCT instance, user FROM history ORDER BY instance, user')
          .map(({ instance, user }) => ({ instance: String(instance), user: String(user) })),
      ),
    forget: (before) =>
      db.commit('history.forget', () => db.run('DELETE FROM history WHERE at < :before', { before })),
    markUndone: (id, at) =>
      db.commit('history.markUndone', () => {
        const row = documents.one('WHERE id = :id', { id })
        if (!row) throw new RedropError('internal', { detail: `no history row ${id}` })
        const doc = JSON.stringify({ ...row, undoneAt: at })
        db.run('UPDATE history SET doc = :doc WHERE id = :id', { id, doc })
      }),
  }
}

/** Inside a read. */
function counts(db: Database, { kind: _, ...query }: HistoryQuery): HistoryCounts {
  const condition = matching(query)
  const rows = db.all(countsBy(condition), condition.values)
  const found = new Map(rows.map((row) => [String(row['kind']), row]))
  const number = (kind: string) => Number(found.get(kind)?.['number'] ?? 0)
  const oldest = rows.map(({ since }) => Number(since))
  return {
    all: rows.reduce((sum, row) => sum + Number(row['number']), 0),
    kinds: {
      replaced: number('replaced'),
      created: number('created'),
      undone: number('undone'),
      failed: number('failed'),
      downloaded: number('downloaded'),
    },
    since: oldest.length > 0 ? Math.min(...oldest) : null,
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
