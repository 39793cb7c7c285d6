import { parseArgs } from 'node:util'

export interface Options {
  /** Origin and base path, without a trailing slash. */
  readonly server: string
  readonly email: string
  readonly password: string
  /** Folder for the result; null: it is only printed. */
  readonly record: string | null
  /** Only rows whose name has this; null: all. */
  readonly only: string | null
}

export const usage = `usage: npm run test:real -- --server URL --email E --password P [--record FOLDER | --only TEXT]

Needs a running Cloudreve and a user of it without captcha and second factor, with 500 MB of free space. What needs
an administrator (too little space, a web editor) is tried if the user is one, and put back afterwards; the user's
version settings are changed and put back as well. Everything happens in one folder, which is removed at the end.`

/** Throws an Error with a sentence for the terminal. */
export function readOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...args],
    options: { server: text, email: text, password: text, record: text, only: text },
  })
  const { server, email, password, record = null, only = null } = values
  if (server === undefined || email === undefined || password === undefined)
    throw new Error('--server, --email and --password are needed')
  if (record !== null && only !== null) throw new Error('what is recorded is the whole: --record or --only')
  return { server: server.replace(/\/+$/, ''), email, password, record, only }
}
