import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { compileFunction } from 'node:vm'
import { expect, test } from 'vitest'
import { names } from '../../../src/shared/ipc/names.ts'

const bundle = fileURLToPath(new URL('../../../out/preload/index.cjs', import.meta.url))

/** Runs the built bundle as a sandboxed preload is run: with nothing but the modules it may require. */
async function load() {
  const required: string[] = []
  const exposed: Record<string, object> = {}
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, api: object) => (exposed[name] = api) },
    ipcRenderer: {},
    webUtils: {},
  }
  const require = (name: string) => {
    required.push(name)
    return electron
  }
  const preload = compileFunction(await readFile(bundle, 'utf8'), ['require', 'module', 'exports'])
  ;(preload as (...args: unknown[]) => void)(require, { exports: {} }, {})
  return { required, exposed }
}

test('the built preload is one CommonJS file that requires nothing but electron', async () => {
  const { required } = await load()
  expect(new Set(required)).toEqual(new Set(['electron']))
})

test('it gives the page one object, with the groups of the contract', async () => {
  const { exposed } = await load()
  const groups = new Set(names.requests.map((name) => name.split('.')[0]))
  expect(Object.keys(exposed)).toEqual(['redrop'])
  expect(new Set(Object.keys(exposed['redrop'] ?? {}))).toEqual(new Set([...groups, 'events']))
})

test('it carries no schema library', async () => {
  expect((await readFile(bundle, 'utf8')).length).toBeLessThan(10_000)
})
