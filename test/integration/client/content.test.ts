import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { putContent } from '../../../src/core/cloudreve/content.ts'
import { openDownload } from '../../../src/core/cloudreve/download.ts'
import { info } from '../../../src/core/cloudreve/files.ts'
import { downloadUrl } from '../../../src/core/cloudreve/links.ts'
import { remove, setCurrent } from '../../../src/core/cloudreve/versions.ts'
import { joinUri } from '../../../src/shared/uri.ts'
import { bytes, connectSignedIn, seen } from './setup.ts'

const uri = 'cloudreve://my/plan.txt'

test.each(['plain.txt', 'c#d.txt', '50%.txt', '报告 ü.txt', '🚀+ (1).txt', "it's.txt"])(
  'a file named %s is created, found and read under that name',
  async (name) => {
    const { api, absent, server, http } = await connectSignedIn()
    const place = joinUri('cloudreve://my', name)
    const created = await putContent(api, { uri: place, previous: absent, body: bytes('one') })
    expect(created).toMatchObject({ name, uri: place, size: 3, owned: true })
    expect(await server.ledger.current(place)?.bytes()).toEqual(Buffer.from('one'))
    const { url } = await downloadUrl(api, place)
    const download = await openDownload(http, { url, version: created.version, size: 3 })
    expect(await buffer(download.body)).toEqual(Buffer.from('one'))
  },
)

test('a replace keeps the id and makes a version; the one before stays to be read', async () => {
  const { api, absent, server, http } = await connectSignedIn()
  const first = await putContent(api, { uri, previous: absent, body: bytes('one') })
  const second = await putContent(api, { uri, previous: seen(first), body: bytes('second') })
  expect(second.id).toBe(first.id)
  expect(second.version).not.toBe(first.version)
  const entry = await info(api, { id: first.id }, { extended: true })
  expect(entry.extended?.versions.map(({ id, size }) => [id, size])).toEqual([
    [second.version, 6],
    [first.version, 3],
  ])
  const { url, expires } = await downloadUrl(api, uri, first.version)
  expect(expires).toBeGreaterThan(Date.now())
  const rest = await openDownload(http, { url, version: first.version, size: 3, from: 1 })
  expect(rest).toMatchObject({ status: 206, start: 1 })
  expect((await buffer(rest.body)).toString()).toBe('ne')
  expect(server.ledger.commitsOf(first.id).map(({ base, route }) => [base, route])).toEqual([
    [null, 'put'],
    [first.version, 'put'],
  ])
})

test('an empty body is an empty file, with its length said', async () => {
  const { api, absent, server } = await connectSignedIn()
  expect(await putContent(api, { uri, previous: absent, body: bytes('') })).toMatchObject({ size: 0 })
  expect(server.requests.at(-1)?.headers).toMatchObject({ 'content-length': '0' })
})

test('a version that is not current any more is refused with 40076, one in the way with the same', async () => {
  const { api, absent, server } = await connectSignedIn()
  const first = await putContent(api, { uri, previous: absent, body: bytes('one') })
  await putContent(api, { uri, previous: seen(first), body: bytes('two') })
  await expect(putContent(api, { uri, previous: seen(first), body: bytes('three') })).rejects.toMatchObject({
    code: 40076,
  })
  await expect(putContent(api, { uri, previous: absent, body: bytes('four') })).rejects.toMatchObject({
    code: 40076,
  })
  expect(await server.ledger.current(uri)?.bytes()).toEqual(Buffer.from('two'))
})

test('versions are switched and deleted, the current one is not', async () => {
  const { api, absent } = await connectSignedIn()
  const first = await putContent(api, { uri, previous: absent, body: bytes('one') })
  const second = await putContent(api, { uri, previous: seen(first), body: bytes('two') })
  await setCurrent(api, uri, first.version)
  expect((await info(api, { uri })).version).toBe(first.version)
  await expect(remove(api, uri, first.version)).rejects.toMatchObject({ code: 403 })
  await remove(api, uri, second.version)
  await expect(setCurrent(api, uri, second.version)).rejects.toMatchObject({ code: 40077 })
  await expect(downloadUrl(api, uri, second.version)).rejects.toMatchObject({ code: 40077 })
})

test('a tampered link is refused by its code', async () => {
  const { api, absent, http } = await connectSignedIn()
  const { version } = await putContent(api, { uri, previous: absent, body: bytes('one') })
  const { url } = await downloadUrl(api, uri)
  url.searchParams.set('sign', 'forged')
  await expect(openDownload(http, { url, version, size: 3 })).rejects.toMatchObject({
    name: 'ApiError',
    code: 40071,
  })
})
