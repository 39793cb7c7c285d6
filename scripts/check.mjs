// Static checks: format, lint, types per layer, layering, unused code, the lock file. `npm run check` runs them all and names what failed.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { node24, root, runAside } from './lib.mjs'
import { setup } from './setup.mjs'

const tool =
  (path, ...args) =>
  () =>
    runAside(node24, [join(root, 'node_modules', path), ...args])

/** Two rows of steps, one beside the other: each is busy with one core. */
const rows = [
  [
    [
      'lint',
      tool(
        'eslint/bin/eslint.js',
        '--cache',
        '--cache-location',
        'node_modules/.cache/eslint',
        '--max-warnings',
        '0',
        '.',
      ),
    ],
  ],
  [
    ['format', tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')],
    ['types per layer', tool('typescript/bin/tsc', '-b')],
    [
      'types of the window',
      tool('vue-tsc/bin/vue-tsc.js', '-b', 'src/renderer', 'test/renderer', 'test/unit/renderer'),
    ],
    ['layers', tool('dependency-cruiser/bin/dependency-cruiser.mjs', '--output-type', 'err', 'src')],
    ['unused code', tool('knip/bin/knip.js', '--no-progress')],
    ['lock file', lockFileNamesNoRegistry],
  ],
]

/** `free`: one row is done, and its core can do something else; `counts`: of all, once they are done. */
export function beginCheck() {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  const done = rows.map(async (steps) => {
    for (const [name, passes] of steps) {
      const { ok, output } = await passes()
      if (output.trim() !== '') console.log(output.trim())
      console.log(`${ok ? '✓' : '✗'} check: ${name}`)
      counts[ok ? 'passed' : 'failed']++
    }
  })
  return { free: Promise.race(done), counts: Promise.all(done).then(() => counts) }
}

function lockFileNamesNoRegistry() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  return { ok: !/"resolved": "https?:/.test(lock), output: '' }
}

if (process.argv[1] === join(root, 'scripts', 'check.mjs')) {
  setup()
  process.exit((await beginCheck().counts).failed > 0 ? 1 : 0)
}
