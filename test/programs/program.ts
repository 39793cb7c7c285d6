import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** Programs that tests run as processes of their own. */
export const sources = {
  cli: 'src/cli/main.ts',
  faults: 'test/faults/client/child.ts',
  kill: 'test/integration/kill/child.ts',
  secrets: 'test/integration/secrets/child.ts',
  store: 'test/integration/store/child.ts',
} as const

export type ProgramName = keyof typeof sources

/** What Node runs: one file where the suite has bundled them, which starts in half the time; else the source itself. */
export function program(name: ProgramName): string {
  const bundles = process.env['REDROP_TEST_PROGRAMS']
  return bundles === undefined ? join(root, sources[name]) : join(bundles, `${name}.js`)
}
