// The secrets of a run last as long as it does.
delete process.env['DBUS_SESSION_BUS_ADDRESS']

import { sendBig } from './big.ts'
import { readOptions, usage, type Options } from './options.ts'
import { record } from './record.ts'
import { lineOf, storyOf, Tally } from './report.ts'
import { runSeed } from './run-seed.ts'

const options = read()
if (options.big) {
  console.log(await sendBig())
  process.exit(0)
}
const tally = new Tally()
for (let seed = options.from; seed < options.from + options.seeds; seed++) {
  for (let time = 0; time < options.times; time++) {
    const result = await runSeed(seed)
    tally.add(result)
    console.log(lineOf(result))
    if (result.problems.length > 0 || options.verbose) console.log(storyOf(result))
  }
}
if (options.record !== null) console.log(`recorded in ${record(options.record, options, tally)}`)
console.log(`${tally.seeds - tally.failed.length} passed, ${tally.failed.length} failed`)
process.exit(tally.failed.length > 0 ? 1 : 0)

function read(): Options {
  try {
    return readOptions(process.argv.slice(2))
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
    process.exit(2)
  }
}
