// `npm run demo`: the command line against a Cloudreve of its own, every step checked byte by byte.
import { node24, run } from './lib.mjs'
import { setup } from './setup.mjs'

setup()
process.exit(run(node24, ['test/cloudreve/demo/demo.ts', ...process.argv.slice(2)]))
