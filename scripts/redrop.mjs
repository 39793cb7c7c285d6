// `npm run redrop -- put a.txt cloudreve://my/a.txt`: the command line from a checkout. Paths are relative to where npm was called.
import { join } from 'node:path'
import { node24, root, run } from './lib.mjs'
import { setup } from './setup.mjs'

setup()
process.exit(
  run(node24, [join(root, 'out', 'main', 'cli.js'), ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
  }),
)
