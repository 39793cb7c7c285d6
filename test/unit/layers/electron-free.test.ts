import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Loads a module in a process where any import of `electron`, ESM or CommonJS, throws. */
function load(module: string) {
  const script = `
    import { registerHooks } from 'node:module'
    registerHooks({
      resolve(specifier, context, next) {
        if (specifier === 'electron' || specifier.startsWith('electron/')) throw new Error('electron was imported')
        return next(specifier, context)
      },
    })
    await import(${JSON.stringify(module)})
    process.stdout.write('loaded')
    process.exit(0)`
  return spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    encoding: 'utf8',
  })
}

it('loads the core where electron cannot be resolved', () => {
  const result = load('./src/core/compose.ts')
  expect(result.stderr).toBe('')
  expect(result.stdout).toBe('loaded')
})

it('would notice an import of electron', () => {
  const result = load('electron')
  expect(result.stderr).toContain('electron was imported')
})
