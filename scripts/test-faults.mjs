// Faults by seed: `npm run test:faults -- --seeds N [--from S] [--times N] [--record FOLDER] [--verbose]`.
// A failing seed prints what was drawn, what happened and what the server stored; `--from S --seeds 1` plays it again.
import { node24, run } from './lib.mjs'
import { setup } from './setup.mjs'

setup()
process.exit(run(node24, ['test/faults/main.ts', ...process.argv.slice(2)]))
