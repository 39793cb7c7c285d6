import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite'
import { RedropError } from '../../shared/errors.ts'
import type { Clock } from '../ports/clock.ts'
import { translated } from './sqlite-errors.ts'

/** Sees every commit: `before` inside its transaction, `after` once it is durable. `label` = repository.method. */
export type OnCommit = (phase: 'before' | 'after', label: string) => void

/** For comparing without regard to case, in every script (SQLite's own functions know ASCII only). */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** Of a path of any system. */
export function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path
}

export type Row = Readonly<Record<string, SQLOutputValue>>
export type Values = Readonly<Record<string, SQLInputValue>>

/** A row whose content this version of Redrop cannot have written. */
export class DamagedRow extends Error {
  readonly table: string
  readonly rowid: number

  constructor(table: string, rowid: number, cause: unknown) {
    super(`${table} ${rowid}`, { cause })
    this.table = table
    this.rowid = rowid
  }
}

/** One connection. Promises outside, synchronous inside: nothing of this process comes between the calls of a `work`. */
export class Database {
  private readonly sqlite: DatabaseSync
  private readonly path: string
  private readonly clock: Clock
  private readonly onCommit: OnCommit
  private readonly statements = new Map<string, StatementSync>()

  constructor(sqlite: DatabaseSync, options: { path: string; clock: Clock; onCommit: OnCommit }) {
    this.sqlite = sqlite
    this.path = options.path
    this.clock = options.clock
    this.onCommit = options.onCommit
    const pure = { deterministic: true }
    sqlite.function('fold', pure, (text) => (typeof text === 'string' ? fold(text) : null))
    sqlite.function('base_name', pure, (path) => (typeof path === 'string' ? baseName(path) : null))
  }

  /** One durable transaction: all of `work` or, if it throws, nothing. */
  commit<T>(label: string, work: () => T): Promise<T> {
    return this.guarded(() => this.transaction(label, work))
  }

  read<T>(work: () => T): Promise<T> {
    return this.guarded(work)
  }

  /** Number of changed rows. All named parameters must be given: SQLite takes a missing one for NULL. */
  run(sql: string, values: Values = {}): number {
    return Number(this.prepared(sql).run(values).changes)
  }

  get(sql: string, values: Values = {}): Row | undefined {
    return this.prepared(sql).get(values)
  }

  all(sql: string, values: Values = {}): Row[] {
    return this.prepared(sql).all(values)
  }

  close(): void {
    this.statements.clear()
    this.sqlite.close()
  }

  private transaction<T>(label: string, work: () => T): T {
    this.sqlite.exec('BEGIN IMMEDIATE')
    let result: T
    try {
      result = work()
      this.onCommit('before', label)
      this.sqlite.exec('COMMIT')
    } catch (error) {
      // A full disk has already rolled back.
      if (this.sqlite.isTransaction) this.sqlite.exec('ROLLBACK')
      throw error
    }
    this.onCommit('after', label)
    return result
  }

  private guarded<T>(work: () => T): Promise<T> {
    return new Promise((resolve) => {
      try {
        resolve(work())
      } catch (error) {
        if (error instanceof DamagedRow) this.setAside(error)
        throw translated(error, this.path)
      }
    })
  }

  /** The rest of the profile stays usable: the row goes to a table that nobody reads, and the user is told. */
  private setAside({ table, rowid, cause }: DamagedRow): never {
    try {
      this.transaction('damaged.setAside', () => {
        this.run(`INSERT INTO set_aside SELECT :table, doc, :at FROM ${table} WHERE rowid = :rowid`, {
          table,
          at: this.clock.now(),
          rowid,
        })
        this.run(`DELETE FROM ${table} WHERE rowid = :rowid`, { rowid })
      })
    } catch (error) {
      throw translated(error, this.path)
    }
    throw new RedropError('profile-damaged', { path: `${this.path}, ${table}` }, { cause })
  }

  private prepared(sql: string): StatementSync {
    const known = this.statements.get(sql)
    if (known) return known
    const statement = this.sqlite.prepare(sql)
    this.statements.set(sql, statement)
    return statement
  }
}
