import { RedropError } from '../../../shared/errors.ts'
import type { Transfer } from '../../../shared/model/index.ts'
import { placeKeys } from '../../domain/target-key.ts'
import type { Database } from '../database.ts'
import { Documents } from '../documents.ts'
import type { TransferPatch } from '../rows.ts'
import { transfer as schema } from '../schemas/transfer.ts'
import type { TransfersRepository } from '../store.ts'
import { closeAttempt } from './attempts.ts'
import { putHash } from './hashes.ts'
import { addHistory } from './history.ts'
import { addOwnVersion } from './own-versions.ts'
import { recordProvenance } from './provenance.ts'

export function createTransfers(db: Database): TransfersRepository {
  const documents = new Documents<Transfer>(db, 'transfers', schema)

  function change(id: string, expectedRevision: number, patch: TransferPatch): Transfer {
    const found = documents.one('WHERE id = :id', { id })
    if (found?.revision !== expectedRevision) {
      const detail = `transfer ${id} is at revision ${String(found?.revision)}, not ${expectedRevision}`
      throw new RedropError('internal', { detail })
    }
    const changed = { ...found, ...patch, revision: expectedRevision + 1 }
    const { createdAt: _, ...values } = valuesOf(changed)
    db.run(
      'UPDATE transfers SET is_open = :isOpen, revision = :revision, doc = :doc, place = :place, address = :address WHERE id = :id',
      values,
    )
    return changed
  }

  return {
    add: (transfers) =>
      db.commit('transfers.add', () => {
        for (const transfer of transfers) {
          db.run(
            'INSERT INTO transfers VALUES (:id, :isOpen, :revision, :createdAt, :doc, :place, :address)',
            valuesOf(transfer),
          )
        }
      }),
    get: (id) => db.read(() => documents.one('WHERE id = :id', { id })),
    open: () => db.read(() => documents.all('WHERE is_open = 1 ORDER BY created_at, rowid')),
    openAt: (places) =>
      db.read(() => {
        const found = places.flatMap((key) =>
          documents.all(
            `WHERE rowid IN (
              SELECT rowid FROM transfers WHERE is_open = 1 AND place = :key
              UNION SELECT rowid FROM transfers WHERE is_open = 1 AND address = :key
            )`,
            { key },
          ),
        )
        const unplaced = documents.all('WHERE is_open = 1 AND place IS NULL')
        const distinct = new Map([...found, ...unplaced].map((transfer) => [transfer.id, transfer]))
        return [...distinct.values()].sort((a, b) => a.createdAt - b.createdAt)
      }),
    list: ({ limit }) =>
      db.read(() => documents.all('ORDER BY created_at DESC, rowid DESC LIMIT :limit', { limit })),
    update: (id, expectedRevision, patch) =>
      db.commit('transfers.update', () => change(id, expectedRevision, patch)),
    settle: ({ id, expectedRevision, state, attempt, history, ownVersion, provenance, hash }) =>
      db.commit('transfers.settle', () => {
        if (attempt) closeAttempt(db, attempt.id, attempt.answer)
        if (history) addHistory(db, history)
        if (ownVersion) addOwnVersion(db, ownVersion)
        if (provenance) recordProvenance(db, provenance)
        if (hash) putHash(db, hash)
        return change(id, expectedRevision, { state })
      }),
  }
}

function valuesOf(transfer: Transfer) {
  const { id, revision, createdAt, state } = transfer
  const isOpen = Number(state.name !== 'done' && state.name !== 'ended')
  const [place = null, address = null] = placeKeys(transfer)
  return { id, isOpen, revision, createdAt, doc: JSON.stringify(transfer), place, address }
}
