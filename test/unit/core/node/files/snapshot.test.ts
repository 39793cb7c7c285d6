import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  localError,
  mayPass,
  openSnapshot,
  sameSnapshot,
  snapshot,
  verifyUnchanged,
} from '../../../../../src/core/node/files/snapshot.ts'

let folder = ''
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'redrop-snapshot-'))))
afterEach(() => rm(folder, { recursive: true }))

const taken = { path: '/a', dev: '5', ino: '7', size: 3, mtimeNs: '1000000000' }

describe('two looks at a file', () => {
  test.each([
    ['nothing changed', {}, true],
    ['another size', { size: 4 }, false],
    ['another time, by a nanosecond', { mtimeNs: '1000000001' }, false],
    ['another file of the same size and time', { ino: '8' }, false],
    ['the same number on another drive', { dev: '6' }, false],
    ['a drive without numbers', { ino: '0', dev: '6' }, true],
    ['a drive without numbers, another time', { ino: '0', mtimeNs: '2' }, false],
  ])('%s: %j', (_, change, same) => {
    expect(sameSnapshot(taken, { ...taken, ...change })).toBe(same)
    expect(sameSnapshot({ ...taken, ...change }, taken)).toBe(same)
  })
})

test('a sparse file of over 4 GiB has its exact size', async () => {
  const path = join(folder, 'sparse')
  await writeFile(path, '')
  await truncate(path, 2 ** 32 + 5)
  expect((await snapshot(path)).size).toBe(4_294_967_301)
})

test('a link stands for its file: what it points to counts, and may be read-only', async () => {
  const path = join(folder, 'file')
  await writeFile(path, 'abc')
  await chmod(path, 0o400)
  await symlink(path, join(folder, 'link'))
  const link = await snapshot(join(folder, 'link'))
  expect(sameSnapshot(link, await snapshot(path))).toBe(true)
  const handle = await openSnapshot(link)
  await rm(join(folder, 'link'))
  await writeFile(join(folder, 'other'), 'abc')
  await symlink(join(folder, 'other'), join(folder, 'link'))
  await expect(verifyUnchanged(handle, link)).rejects.toMatchObject({ code: 'local-changing' })
  await handle.close()
})

test.each([
  ['nothing there', () => join(folder, 'none'), 'local-missing'],
  ['a folder', () => folder, 'local-is-folder'],
  ['a device', () => (process.platform === 'win32' ? '\\\\.\\NUL' : '/dev/null'), 'local-special'],
])('%s is named', async (_, path, code) => {
  await expect(snapshot(path())).rejects.toMatchObject({ code })
})

test('a circle of links is named', async () => {
  await mkdir(join(folder, 'in'))
  await symlink(join(folder, 'in', 'b'), join(folder, 'in', 'a'))
  await symlink(join(folder, 'in', 'a'), join(folder, 'in', 'b'))
  await expect(snapshot(join(folder, 'in', 'a'))).rejects.toMatchObject({ code: 'local-unreadable' })
})

test.each([
  ['EBUSY', 'local-changing', true],
  ['EHOSTDOWN', 'local-unreadable', true],
  ['EIO', 'local-unreadable', false],
  ['ENOSPC', 'disk-full', false],
])('%s is %s to the user; passes by itself: %s', (code, expected, passes) => {
  const error = localError('/a', Object.assign(new Error(code), { code }))
  expect(error.code).toBe(expected)
  expect(mayPass(error)).toBe(passes)
})
