import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { RedropError } from '../../../shared/errors.ts'

export type OnCommit = (phase: 'before' | 'after', label: string) => void
type Row = Readonly<Record<string, unknown>>
type Values = Readonly<Record<string, SQLInputValue>>

/** Prepared statements over one database, and one durable commit per `commit` call. */
export class Connection {
  private readonly database: DatabaseSync
  private readonly onCommit: OnCommit
  private readonly statements = new Map<string, StatementSync>()

  constructor(database: DatabaseSync, onCommit: OnCommit) {
    this.database = database
    this.onCommit = onCommit
  }

  /** Throws RedropError `disk-full`, `profile-busy`, `profile-damaged`. Nothing of `work` stays if it throws. */
  commit<T>(label: string, work: () => T): T {
    return translated(() => {
      this.onCommit('before', label)
      this.database.exec('BEGIN IMMEDIATE')
      let result: T
      try {
        result = work()
        this.database.exec('COMMIT')
      } catch (error) {
        if (this.database.isTransaction) this.database.exec('ROLLBACK')
        throw error
      }
      this.onCommit('after', label)
      return result
    })
  }

  run(sql: string, values: Values = {}): number {
    return Number(this.prepared(sql).run(values).changes)
  }

  get(sql: string, values: Values = {}): Row | undefined {
    return translated(() => this.prepared(sql).get(values))
  }

  all(sql: string, values: Values = {}): Row[] {
    return translated(() => this.prepared(sql).all(values))
  }

  close(): void {
    this.database.close()
  }

  private prepared(sql: string): StatementSync {
    const known = this.statements.get(sql)
    if (known) return known
    const made = this.database.prepare(sql)
    this.statements.set(sql, made)
    return made
  }
}

/** SQLite's primary result codes that a user can do something about. */
const codes: Readonly<Record<number, 'disk-full' | 'profile-busy' | 'profile-damaged'>> = {
  5: 'profile-busy',
  6: 'profile-busy',
  10: 'disk-full',
  11: 'profile-damaged',
  13: 'disk-full',
  26: 'profile-damaged',
}

export function translated<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw translate(error)
  }
}

/** SQLite's errors by their primary code; anything else as it is. */
export function translate(error: unknown): unknown {
  const { errcode } = error as { errcode?: number }
  const code = errcode === undefined ? undefined : codes[errcode & 0xff]
  return code === undefined
    ? error
    : new RedropError(code, { path: 'profile.db', detail: String(error) }, { cause: error })
}
