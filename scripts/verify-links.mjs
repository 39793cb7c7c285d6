// Linked and edited files with the programs that are installed here, then ten minutes in real time:
// `node scripts/verify-links.mjs [FOLDER]` keeps what was seen as a JSON file (docs/verified).
import { join } from 'node:path'
import { node24, root, run } from './lib.mjs'
import { setup } from './setup.mjs'

setup()
const env = { ...process.env, REDROP_LINKS_VERIFIED: process.argv[2] ?? join(root, 'docs', 'verified') }
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const files = ['test/integration/links/programs', 'test/integration/edits/programs']
const programs = run(node24, [vitest, 'run', '--project', 'integration', '--no-file-parallelism', ...files], {
  env,
})
const minutes = run(node24, [join(root, 'test/integration/links/ten-minutes.ts')], { env })
process.exit(programs || minutes)
