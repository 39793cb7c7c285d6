import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface RunOptions {
  readonly env: NodeJS.ProcessEnv
  readonly stdin?: string
}

/** `electron FOLDER …`, on the stand-in. */
export const standIn = [process.execPath, join(import.meta.dirname, '..', '..', 'electron', 'run.ts')]

/** Runs a program to its end. */
export async function run(command: readonly string[], options: RunOptions): Promise<Ran> {
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    env: {
      ...process.env,
      LANG: 'en_US.UTF-8',
      // Tests must not meet the keychain of whoever runs them.
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent',
      REDROP_PASSPHRASE: 'for the tests',
      ...options.env,
    },
  })
  child.stdin.end(options.stdin ?? '')
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ])
  return { code, out, err }
}
