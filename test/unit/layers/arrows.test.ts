import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrop-layers-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Runs the layering rules of `npm run check` over a tree of these files; returns the names of the broken rules. */
async function brokenRules(files: Record<string, string>): Promise<string> {
  for (const [name, text] of Object.entries({ ...files, 'tsconfig.base.json': '{}' })) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  const args = [cruiser, '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'err', 'src']
  const result = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  return result.status === 0 ? '' : result.stdout
}

const leaf = 'export const a = 1\n'

it('accepts arrows that point inward', async () => {
  const files = {
    'src/shared/a.ts': leaf,
    'src/core/domain/a.ts': "export * from '../../shared/a.ts'\n",
    'src/core/engine/a.ts': "export * from '../domain/a.ts'\n",
    'src/cli/a.ts': "export * from '../core/engine/a.ts'\n",
  }
  expect(await brokenRules(files)).toBe('')
})

it.each([
  ['shared → core', 'shared-knows-nobody', 'src/shared/a.ts', '../core/domain/b.ts', 'src/core/domain/b.ts'],
  [
    'domain → engine',
    'domain-knows-shared',
    'src/core/domain/a.ts',
    '../engine/b.ts',
    'src/core/engine/b.ts',
  ],
  ['client → store', 'client-knows-ports', 'src/core/cloudreve/a.ts', '../store/b.ts', 'src/core/store/b.ts'],
  ['core → cli', 'core-knows-core', 'src/core/engine/a.ts', '../../cli/b.ts', 'src/cli/b.ts'],
  ['core → main', 'core-knows-core', 'src/core/engine/a.ts', '../../main/b.ts', 'src/main/b.ts'],
  ['cli → main', 'cli-knows-core', 'src/cli/a.ts', '../main/b.ts', 'src/main/b.ts'],
])('refuses %s', async (_, rule, from, specifier, to) => {
  expect(await brokenRules({ [from]: `export * from '${specifier}'\n`, [to]: leaf })).toContain(rule)
})

it('refuses I/O in the domain', async () => {
  const files = { 'src/core/domain/a.ts': "export { readFile } from 'node:fs/promises'\n" }
  expect(await brokenRules(files)).toContain('domain-is-pure')
})

it('refuses a cycle', async () => {
  const files = {
    'src/core/engine/a.ts': "import { b } from './b.ts'\nexport const a = () => b\n",
    'src/core/engine/b.ts': "import { a } from './a.ts'\nexport const b = () => a\n",
  }
  expect(await brokenRules(files)).toContain('no-cycles')
})
