// `npm run bench`: measures against curl; `npm run bench -- --help` says how.
import { fail, has, node24, run } from './lib.mjs'
import { setup } from './setup.mjs'

setup()
if (!has('curl')) fail('curl is missing: the benchmark compares with it.')
process.exit(run(node24, ['test/bench/bench.ts', ...process.argv.slice(2)]))
