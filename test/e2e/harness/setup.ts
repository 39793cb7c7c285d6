import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { runsOn } from './app.ts'

/** Before the suite: builds what is older than its sources, and says what the app runs on. */
export default async function setup(): Promise<void> {
  const script = pathToFileURL(join(import.meta.dirname, '../../../scripts/build.mjs')).href
  const { build } = (await import(script)) as { build: () => void }
  if (process.env['REDROP_APP'] === undefined) build()
  process.stdout.write(`e2e: the app runs on ${runsOn()}\n`)
}
