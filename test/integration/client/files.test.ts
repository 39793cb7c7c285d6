import { expect, test } from 'vitest'
import { putContent } from '../../../src/core/cloudreve/content.ts'
import * as files from '../../../src/core/cloudreve/files.ts'
import * as user from '../../../src/core/cloudreve/user.ts'
import { ana, bytes, connectSignedIn } from './setup.ts'

test('a folder is made once', async () => {
  const { api } = await connectSignedIn()
  expect(await files.createFolder(api, 'cloudreve://my/Docs')).toMatchObject({
    type: 'folder',
    name: 'Docs',
    owned: true,
  })
  await expect(files.createFolder(api, 'cloudreve://my/Docs')).rejects.toMatchObject({ code: 40004 })
})

test('a file keeps its id through rename, move, trash and restore', async () => {
  const { api, absent } = await connectSignedIn()
  const { id } = await putContent(api, { uri: 'cloudreve://my/a.txt', previous: absent, body: bytes('one') })
  await files.createFolder(api, 'cloudreve://my/Docs')
  expect(await files.rename(api, 'cloudreve://my/a.txt', 'b #1.txt')).toMatchObject({
    id,
    uri: 'cloudreve://my/b%20%231.txt',
  })
  await files.move(api, ['cloudreve://my/b%20%231.txt'], 'cloudreve://my/Docs')
  expect((await files.info(api, { id })).uri).toBe('cloudreve://my/Docs/b%20%231.txt')
  await files.trash(api, ['cloudreve://my/Docs/b%20%231.txt'])
  const trashed = await files.info(api, { id })
  expect(trashed).toMatchObject({
    name: 'b #1.txt',
    uri: expect.stringMatching(/^cloudreve:\/\/trash\//) as string,
  })
  expect((await files.list(api, 'cloudreve://trash')).entries.map((entry) => entry.id)).toEqual([id])
  await files.restore(api, [trashed.uri])
  expect((await files.info(api, { id })).uri).toBe('cloudreve://my/Docs/b%20%231.txt')
  await files.deleteForGood(api, ['cloudreve://my/Docs/b%20%231.txt'])
  await expect(files.info(api, { id })).rejects.toMatchObject({ code: -1 })
})

test('of several the good ones are done and the others named; a single one fails by itself', async () => {
  const { api, absent } = await connectSignedIn()
  await putContent(api, { uri: 'cloudreve://my/a.txt', previous: absent, body: bytes('one') })
  const failure = files.trash(api, ['cloudreve://my/a.txt', 'cloudreve://my/gone'])
  await expect(failure).rejects.toMatchObject({
    code: 40081,
    inner: new Map([['cloudreve://my/gone', expect.objectContaining({ code: 40016 })]]),
  })
  await expect(files.info(api, { uri: 'cloudreve://my/a.txt' })).rejects.toMatchObject({ code: 40016 })
  await expect(files.trash(api, ['cloudreve://my/gone'])).rejects.toMatchObject({ code: 40016 })
})

test.each([true, false])(
  'all pages of a folder are listed in order (by cursor: %s)',
  async (useCursorPagination) => {
    const { api, absent } = await connectSignedIn({ settings: { useCursorPagination } })
    for (const name of ['e', 'a', 'd', 'b', 'c']) {
      await putContent(api, { uri: `cloudreve://my/${name}`, previous: absent, body: bytes(name) })
    }
    const pages: string[][] = []
    for await (const page of files.listAll(api, 'cloudreve://my', {
      pageSize: 2,
      orderBy: 'name',
      direction: 'desc',
    })) {
      pages.push(page.map(({ name }) => name))
    }
    expect(pages).toEqual([['e', 'd'], ['c', 'b'], ['a']])
  },
)

test('a listing tells the folder and where new files go', async () => {
  const { api } = await connectSignedIn()
  const { parent, policy } = await files.list(api, 'cloudreve://my')
  expect(parent).toMatchObject({ type: 'folder', owned: true })
  expect(parent.capability?.has(0)).toBe(true)
  expect(policy).toMatchObject({ type: 'local', relay: false })
})

test('the account: who it is, what it may hold, what is kept', async () => {
  const { api, absent, server } = await connectSignedIn()
  await putContent(api, { uri: 'cloudreve://my/a.txt', previous: absent, body: bytes('12345') })
  expect(await user.me(api)).toMatchObject({ email: ana.email, nickname: 'ana', group: 'User' })
  expect(await user.capacity(api)).toEqual({ total: 1024 ** 3, used: 5 })
  expect(await user.settings(api)).toEqual({ enabled: true, max: 10, extensions: null, twoFactor: false })
  const [owner] = server.site.state.users
  if (owner) owner.retention = { enabled: false, max: 0, ext: ['txt'] }
  expect(await user.settings(api)).toEqual({ enabled: false, max: 0, extensions: ['txt'], twoFactor: false })
})
