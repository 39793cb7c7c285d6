import type { z } from 'zod'
import { DamagedRow, type Database, type Row, type Values } from './database.ts'

/** The documents of one table, checked when read: the file outlives crashes, updates and hands that edit it. */
export class Documents<T> {
  private readonly db: Database
  private readonly table: string
  private readonly schema: z.ZodType<T>

  constructor(db: Database, table: string, schema: z.ZodType<T>) {
    this.db = db
    this.table = table
    this.schema = schema
  }

  /** `rest` follows FROM: `WHERE … ORDER BY …`. Inside `read` or `commit`, as `one`. */
  all(rest: string, values: Values = {}): T[] {
    return this.db.all(this.select(rest), values).map((row) => this.parse(row))
  }

  one(rest: string, values: Values): T | null {
    const row = this.db.get(this.select(rest), values)
    return row ? this.parse(row) : null
  }

  private select(rest: string): string {
    return `SELECT rowid, doc FROM ${this.table} ${rest}`
  }

  private parse({ rowid, doc }: Row): T {
    try {
      return this.schema.parse(JSON.parse(String(doc)))
    } catch (error) {
      throw new DamagedRow(this.table, Number(rowid), error)
    }
  }
}
