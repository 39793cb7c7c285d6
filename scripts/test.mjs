// All suites, or the named ones: `node scripts/test.mjs [check] [unit] [contract] [integration] [e2e] [packaging]`.
// Ends with one plain line `N passed, N failed, N skipped`, summed over everything, and exits with 1 on any failure.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beginCheck } from './check.mjs'
import { node24, root, run } from './lib.mjs'
import { setup } from './setup.mjs'

setup()
const named = process.argv.slice(2)
const wanted = named.length > 0 ? named : ['check', 'unit', 'contract', 'integration', 'e2e', 'packaging']
const total = { passed: 0, failed: 0, skipped: 0 }
const add = (counts) => Object.keys(total).forEach((key) => (total[key] += counts[key]))

const checking = wanted.includes('check') ? beginCheck() : null
await checking?.free
const suites = wanted.filter((name) => name !== 'check')
if (suites.length > 0) add(vitest(suites))
if (checking) add(await checking.counts)

console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed > 0 ? 1 : 0)

function vitest(projects) {
  const folder = mkdtempSync(join(tmpdir(), 'redrop-test-'))
  const countsFile = join(folder, 'counts.json')
  const args = [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    ...projects.flatMap((name) => ['--project', `${name}*`]),
  ]
  const code = run(node24, args, { env: { ...process.env, REDROP_TEST_COUNTS: countsFile } })
  try {
    const counts = JSON.parse(readFileSync(countsFile, 'utf8'))
    if (code !== 0 && counts.failed === 0) counts.failed = 1
    return counts
  } catch {
    console.error('The test run ended without a result.')
    return { passed: 0, failed: 1, skipped: 0 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
