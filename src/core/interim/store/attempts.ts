import { RedropError } from '../../../shared/errors.ts'
import type { Connection } from './connection.ts'
import { readDocument } from './document.ts'
import type { Attempt, AttemptSession, ChunkMark } from '../../store/rows.ts'
import { attemptSchema } from './schemas.ts'

type Answer = NonNullable<Attempt['answer']>

export interface Attempts {
  /** The intent, before the first request. */
  open(attempt: Attempt): Promise<void>
  /** The session as it is known by now; journaled before the first chunk. */
  sessionCreated(id: string, session: AttemptSession): Promise<Attempt>
  /** Right before the last bytes are let go. */
  released(id: string, release: { readonly at: number; readonly hash: string | null }): Promise<Attempt>
  chunksDone(id: string, chunks: readonly ChunkMark[]): Promise<void>
  chunks(id: string): Promise<ChunkMark[]>
  close(id: string, answer: Answer): Promise<void>
  /** Open attempts of a transfer, oldest first. */
  openOf(transferId: string): Promise<Attempt[]>
  /** Open ones of all transfers, and those that ended without an answer. */
  unanswered(): Promise<Attempt[]>
}

export function createAttempts(db: Connection): Attempts {
  const read = (row: { readonly doc?: unknown }) => readDocument(attemptSchema, row.doc)

  function change(label: string, id: string, patch: Partial<Attempt>): Attempt {
    return db.commit(label, () => write(db, id, patch))
  }

  return {
    async open(attempt) {
      db.commit('attempts.open', () => {
        const { id, transferId, answer } = attempt
        db.run('INSERT INTO attempts VALUES (:id, :transferId, :answer, :doc)', {
          id,
          transferId,
          answer,
          doc: JSON.stringify(attempt),
        })
      })
    },
    async sessionCreated(id, session) {
      return change('attempts.sessionCreated', id, { session })
    },
    async released(id, { at, hash }) {
      return change('attempts.released', id, { releasedAt: at, hash })
    },
    async chunksDone(id, chunks) {
      db.commit('attempts.chunksDone', () => {
        for (const { index, sha256 } of chunks) {
          db.run('INSERT OR REPLACE INTO chunks VALUES (:id, :index, :sha256)', { id, index, sha256 })
        }
      })
    },
    async chunks(id) {
      const rows = db.all('SELECT idx, sha256 FROM chunks WHERE attempt_id = :id ORDER BY idx', { id })
      return rows.map((row) => ({ index: Number(row['idx']), sha256: String(row['sha256']) }))
    },
    async close(id, answer) {
      db.commit('attempts.close', () => closeAttempt(db, id, answer))
    },
    async openOf(transferId) {
      const sql = 'SELECT doc FROM attempts WHERE transfer_id = :transferId AND answer IS NULL ORDER BY rowid'
      return db.all(sql, { transferId }).map(read)
    },
    async unanswered() {
      return db
        .all("SELECT doc FROM attempts WHERE answer IS NULL OR answer = 'none' ORDER BY rowid")
        .map(read)
    },
  }
}

/** Inside a commit. */
export function closeAttempt(db: Connection, id: string, answer: Answer): void {
  write(db, id, { answer })
}

function write(db: Connection, id: string, patch: Partial<Attempt>): Attempt {
  const row = db.get('SELECT doc FROM attempts WHERE id = :id', { id })
  if (!row) throw new RedropError('internal', { detail: `no attempt ${id}` })
  const attempt = { ...readDocument(attemptSchema, row['doc']), ...patch }
  const values = { id, answer: attempt.answer, doc: JSON.stringify(attempt) }
  db.run('UPDATE attempts SET answer = :answer, doc = :doc WHERE id = :id', values)
  return attempt
}
