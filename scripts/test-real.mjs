// The product's core against a real Cloudreve: `npm run test:real -- --server URL --email E --password P`.
// `--record FOLDER` keeps what was done, expected and seen as JSON (docs/verified), `--only TEXT` runs some rows only.
// Works in a folder of its own on that server and removes it at the end. Without a server it says what it needs.
import { node24, run } from './lib.mjs'
import { setup } from './setup.mjs'

setup()
process.exit(run(node24, ['test/real/main.ts', ...process.argv.slice(2)]))
