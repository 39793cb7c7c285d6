// The secrets of a run last as long as it does.
delete process.env['DBUS_SESSION_BUS_ADDRESS']

import { Bench } from './harness/bench.ts'
import { record } from './harness/record.ts'
import { runRow, type Result } from './harness/row.ts'
import { readOptions, usage, type Options } from './options.ts'
import { edits } from './rows/edits.ts'
import { clipboard } from './rows/clipboard.ts'
import { window } from './rows/window.ts'
import { editWindow } from './rows/edit-window.ts'
import { gone } from './rows/gone.ts'
import { links } from './rows/links.ts'
import { quickSave } from './rows/quick-save.ts'
import { interrupted } from './rows/interrupted.ts'
import { live } from './rows/live.ts'
import { locks } from './rows/locks.ts'
import { plan } from './rows/plan.ts'
import { race } from './rows/race.ts'
import { retention } from './rows/retention.ts'
import { sizes } from './rows/sizes.ts'
import { space } from './rows/space.ts'
import { stale } from './rows/stale.ts'
import { versions } from './rows/versions.ts'

const suites = {
  conflicts: [
    plan,
    stale,
    race,
    locks,
    gone,
    space,
    versions,
    retention,
    live,
    sizes,
    interrupted,
    window,
  ].flat(),
  'quick-save': [links, edits, quickSave, clipboard, editWindow].flat(),
}

const options = read()
const bench = await Bench.open(options)
const counts = { passed: 0, failed: 0, 'not seen': 0 }
try {
  for (const [suite, rows] of Object.entries(suites)) {
    const results: Result[] = []
    for (const row of rows.filter(({ name }) => name.includes(options.only ?? ''))) {
      const result = await runRow(bench, row)
      results.push(result)
      counts[result.result]++
      console.log(`${result.result === 'passed' ? '✓' : '✗'} ${row.name} (${result.ms} ms)`)
      if (result.why !== undefined) console.log(`  ${result.result}: ${result.why.replaceAll('\n', '\n  ')}`)
    }
    if (options.record !== null) console.log(`recorded in ${await record(options, suite, results)}`)
  }
} finally {
  await bench.close()
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts['not seen']} not seen`)
process.exit(counts.failed > 0 ? 1 : 0)

function read(): Options {
  try {
    return readOptions(process.argv.slice(2))
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
    process.exit(2)
  }
}
