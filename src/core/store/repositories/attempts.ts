import { z } from 'zod'
import { RedropError } from '../../../shared/errors.ts'
import type { Database } from '../database.ts'
import { Documents } from '../documents.ts'
import type { Attempt, AttemptAnswer } from '../rows.ts'
import { attempt as schema } from '../schemas/rows.ts'
import type { AttemptsRepository } from '../store.ts'

const mark = z.object({ index: z.number(), sha256: z.string() })

export function createAttempts(db: Database): AttemptsRepository {
  const documents = new Documents<Attempt>(db, 'attempts', schema)
  return {
    open: (attempt) =>
      db.commit('attempts.open', () => {
        const { id, transferId, answer } = attempt
        const doc = JSON.stringify(attempt)
        db.run('INSERT INTO attempts VALUES (:id, :transferId, :answer, :doc)', {
          id,
          transferId,
          answer,
          doc,
        })
      }),
    sessionCreated: (id, session) => db.commit('attempts.sessionCreated', () => change(db, id, { session })),
    chunksDone: (id, marks) =>
      db.commit('attempts.chunksDone', () => {
        for (const { index, sha256 } of marks) {
          db.run('INSERT OR REPLACE INTO chunks VALUES (:id, :index, :sha256)', { id, index, sha256 })
        }
      }),
    chunks: (id) =>
      db.read(() => {
        const sql = 'SELECT position AS "index", sha256 FROM chunks WHERE attempt_id = :id ORDER BY position'
        return db.all(sql, { id }).map((row) => mark.parse(row))
      }),
    released: (id, { at, hash }) =>
      db.commit('attempts.released', () => change(db, id, { releasedAt: at, hash })),
    close: (id, answer) => db.commit('attempts.close', () => closeAttempt(db, id, answer)),
    openOf: (transferId) =>
      db.read(() => {
        const rest = 'WHERE transfer_id = :transferId AND answer IS NULL ORDER BY rowid'
        return documents.all(rest, { transferId })
      }),
    unanswered: () => db.read(() => documents.all("WHERE answer IS NULL OR answer = 'none' ORDER BY rowid")),
  }
}

/** Inside a commit. What was sent of it is of no use any more. */
export function closeAttempt(db: Database, id: string, answer: AttemptAnswer): void {
  change(db, id, { answer })
  db.run('DELETE FROM chunks WHERE attempt_id = :id', { id })
}

function change(db: Database, id: string, patch: Partial<Attempt>): Attempt {
  const found = new Documents<Attempt>(db, 'attempts', schema).one('WHERE id = :id', { id })
  if (!found) throw new RedropError('internal', { detail: `no attempt ${id}` })
  const changed = { ...found, ...patch }
  const doc = JSON.stringify(changed)
  db.run('UPDATE attempts SET answer = :answer, doc = :doc WHERE id = :id', {
    id,
    answer: changed.answer,
    doc,
  })
  return changed
}
