import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LocalRefs } from '../../../../src/main/local-files/local-refs.ts'
import { silent } from '../fakes.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redrop-refs-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)

test('a file is a handle with its facts and without its path', async () => {
  await writeFile(at('<img src=x>.txt'), 'hello')
  const refs = new LocalRefs(silent)
  const [ref] = await refs.register([at('<img src=x>.txt')])
  expect(ref).toMatchObject({ name: '<img src=x>.txt', size: 5, kind: 'file', problem: null })
  expect(JSON.stringify(ref)).not.toContain(folder)
  expect(await refs.take(ref?.id ?? '')).toMatchObject({ path: at('<img src=x>.txt'), size: 5 })
})

test('it is looked at again when it is used', async () => {
  await writeFile(at('a.txt'), 'one')
  const refs = new LocalRefs(silent)
  const [ref] = await refs.register([at('a.txt')])
  await writeFile(at('a.txt'), 'longer')
  expect(await refs.take(ref?.id ?? '')).toMatchObject({ size: 6 })
})

test('what cannot be sent says why', async () => {
  await mkdir(at('folder'))
  const found = await new LocalRefs(silent).register([at('folder'), at('missing.txt'), ''])
  expect(found).toMatchObject([
    { kind: 'folder', problem: { code: 'local-is-folder', params: { path: 'folder' } } },
    { kind: 'other', problem: { code: 'local-missing', params: { path: 'missing.txt' } } },
    { kind: 'other', problem: { code: 'local-missing' } },
  ])
})

test.skipIf(process.platform === 'win32')('a pipe is no file', async () => {
  execFileSync('mkfifo', [at('pipe')])
  const [ref] = await new LocalRefs(silent).register([at('pipe')])
  expect(ref).toMatchObject({ kind: 'other', problem: { code: 'local-special' } })
})

test('a handle that nobody gave out is nothing', async () => {
  await expect(new LocalRefs(silent).take('made-up')).rejects.toMatchObject({ code: 'local-missing' })
})
