import { z } from 'zod'
import { RedropError, type ErrorCode } from '../../shared/errors.ts'

/** SQLite's primary result codes (https://sqlite.org/rescode.html) as what the user can be told. */
const codes: Readonly<Record<number, ErrorCode>> = {
  3: 'local-unreadable', // PERM
  5: 'profile-busy', // BUSY
  6: 'profile-busy', // LOCKED
  8: 'local-unreadable', // READONLY
  10: 'local-unreadable', // IOERR
  11: 'profile-damaged', // CORRUPT
  13: 'disk-full', // FULL
  14: 'local-unreadable', // CANTOPEN
  26: 'profile-damaged', // NOTADB
}

const sqliteError = z.object({ errcode: z.number(), message: z.string() })

/** An error of SQLite as a RedropError with `path` and `detail`; anything else as it is. */
export function translated(error: unknown, path: string): unknown {
  const thrown = sqliteError.safeParse(error)
  const code = thrown.success ? codes[thrown.data.errcode & 0xff] : undefined
  if (!thrown.success || code === undefined) return error
  return new RedropError(code, { path, detail: thrown.data.message }, { cause: error })
}
