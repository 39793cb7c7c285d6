import { RedropError } from '../../../shared/errors.ts'
import type { Transfer } from '../../../shared/model/index.ts'
import type { Connection } from './connection.ts'
import { readDocument } from './document.ts'
import { closeAttempt } from './attempts.ts'
import { insertHistory } from './history.ts'
import { insertHash, insertOwnVersion, insertProvenance } from './knowledge.ts'
import type { Settlement, TransferPatch } from '../../store/rows.ts'
import { transferSchema } from './schemas.ts'

export interface Transfers {
  add(transfers: readonly Transfer[]): Promise<void>
  get(id: string): Promise<Transfer | null>
  /** Neither done nor ended, oldest first. */
  open(): Promise<Transfer[]>
  /** Newest first. */
  list(options: { limit: number }): Promise<Transfer[]>
  /** Throws RedropError `internal` if the row has moved on since `expectedRevision`. */
  update(id: string, expectedRevision: number, patch: TransferPatch): Promise<Transfer>
  /** The end of a transfer (or a question raised by its end) and all that is remembered of it, in one commit. */
  settle(settlement: Settlement): Promise<Transfer>
}

export function createTransfers(db: Connection): Transfers {
  const read = (row: { readonly doc?: unknown }) => readDocument(transferSchema, row.doc)

  function write(id: string, expectedRevision: number, patch: TransferPatch): Transfer {
    const row = db.get('SELECT doc FROM transfers WHERE id = :id AND revision = :expectedRevision', {
      id,
      expectedRevision,
    })
    if (!row)
      throw new RedropError('internal', { detail: `transfer ${id} is not at revision ${expectedRevision}` })
    const transfer = { ...read(row), ...patch, revision: expectedRevision + 1 }
    db.run('UPDATE transfers SET open = :open, revision = :revision, doc = :doc WHERE id = :id', {
      id,
      open: Number(isOpen(transfer)),
      revision: transfer.revision,
      doc: JSON.stringify(transfer),
    })
    return transfer
  }

  return {
    async add(transfers) {
      db.commit('transfers.add', () => {
        for (const transfer of transfers) {
          db.run('INSERT INTO transfers VALUES (:id, :open, :revision, :createdAt, :doc)', {
            id: transfer.id,
            open: Number(isOpen(transfer)),
            revision: transfer.revision,
            createdAt: transfer.createdAt,
            doc: JSON.stringify(transfer),
          })
        }
      })
    },
    async get(id) {
      const row = db.get('SELECT doc FROM transfers WHERE id = :id', { id })
      return row ? read(row) : null
    },
    async open() {
      return db.all('SELECT doc FROM transfers WHERE open = 1 ORDER BY created_at').map(read)
    },
    async list({ limit }) {
      return db.all('SELECT doc FROM transfers ORDER BY created_at DESC LIMIT :limit', { limit }).map(read)
    },
    async update(id, expectedRevision, patch) {
      return db.commit('transfers.update', () => write(id, expectedRevision, patch))
    },
    async settle({ id, expectedRevision, state, attempt, history, ownVersion, provenance, hash }) {
      return db.commit('transfers.settle', () => {
        if (attempt) closeAttempt(db, attempt.id, attempt.answer)
        if (ownVersion) insertOwnVersion(db, ownVersion)
        if (provenance) insertProvenance(db, provenance)
        if (hash) insertHash(db, hash, hash.sha256)
        if (history) insertHistory(db, history)
        return write(id, expectedRevision, { state })
      })
    },
  }
}

function isOpen({ state }: Transfer): boolean {
  return state.name !== 'done' && state.name !== 'ended'
}
