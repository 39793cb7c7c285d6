import type { Writable } from 'node:stream'
import type { Logger } from '../ports/index.ts'

/** With `REDROP_LOG=1`, what happens inside as JSON lines on standard error; otherwise nothing. */
export function createLog(env: Readonly<Record<string, string | undefined>>, stderr: Writable): Logger {
  const on = Boolean(env['REDROP_LOG'])
  const write =
    (level: string) =>
    (event: string, facts: Readonly<Record<string, unknown>> = {}) => {
      if (on) stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`)
    }
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}
