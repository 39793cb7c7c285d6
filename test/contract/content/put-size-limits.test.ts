import { expect } from 'vitest'
import { accepted, acceptedFile, expectCode } from '../harness/expectations.ts'
import { bytesOf } from '../harness/content.ts'
import { openPut } from '../harness/running-put.ts'
import { scenario } from '../harness/scenario.ts'
import { requestSession } from '../harness/uploads.ts'

const limit = { needs: 'admin', server: { settings: { maxEditSize: 1000 } } } as const

scenario(
  'content/put-over-max-edit-size',
  'the limit itself is accepted, one byte more is 40049; chunked without a length counts as 0',
  limit,
  async ({ user, uri }) => {
    const first = await user.write(uri('a.txt'), bytesOf(1000))
    const over = await user.put(uri('a.txt'), bytesOf(1001), { previous: first.primary_entity })
    expectCode(over, 40049, 'File is too large')
    expect(acceptedFile(await user.put(uri('chunk.txt'), bytesOf(5000), { chunked: true })).size).toBe(0)
    accepted(await requestSession(user, uri('a.txt'), 1001, { previous: first.primary_entity }))
    expect((await user.download(uri('a.txt'))).bytes).toEqual(bytesOf(1000))
  },
)

scenario(
  'content/put-over-max-edit-size',
  'the size is checked before login and uri',
  limit,
  async ({ user, uri }) => {
    expectCode(await user.as(null).put(uri('a.txt'), bytesOf(1001)), 40049)
    expectCode(await user.as(null).put(uri('a.txt'), bytesOf(10)), 401)
    expectCode(await user.put('nonsense', bytesOf(1001)), 40049)
  },
)

scenario(
  'content/put-over-max-edit-size',
  'the answer to a refused body comes only when the body is over',
  limit,
  async ({ user, uri }) => {
    expectCode(await user.put(uri('a.txt'), bytesOf(3_000_000)), 40049)
    const connection = await openPut(user, uri('a.txt'), { 'Content-Length': '3000000' })
    connection.send(bytesOf(100_000))
    expect(await connection.hearsWithin(1000)).toBe(false)
    connection.halfClose()
    expect((await connection.next())?.code).toBe(40049)
    connection.close()
  },
)

scenario(
  'content/put-over-max-edit-size',
  'a length that is no number, negative or given twice is HTTP 400 as text',
  {},
  async ({ user, uri }) => {
    for (const length of ['ten', '-1', ['10', '12']]) {
      const connection = await openPut(user, uri('a.txt'), { 'Content-Length': length })
      connection.send('AAAAAAAAAA')
      const reply = await connection.next()
      expect([reply?.status, reply?.text.slice(0, 15)]).toEqual([400, '400 Bad Request'])
      connection.close()
    }
    expectCode(await user.getInfo(uri('a.txt')), 40016)
  },
)

scenario(
  'content/put-over-max-edit-size',
  'Expect: 100-continue is answered for an accepted request only; a refused one hears nothing before its body',
  {},
  async ({ user, uri }) => {
    const file = uri('a.txt')
    await user.write(file, 'one')
    const stale = (await user.info(uri())).primary_entity
    const good = await openPut(user, file, { 'Content-Length': '900', Expect: '100-continue' })
    expect((await good.next())?.status).toBe(100)
    good.send(bytesOf(900))
    expect((await good.next())?.code).toBe(0)
    good.close()

    const bad = await openPut(user, file, { 'Content-Length': '900', Expect: '100-continue' }, stale)
    expect(await bad.hearsWithin(1500)).toBe(false)
    bad.send(bytesOf(900))
    const reply = await bad.next()
    expect((reply?.status === 100 ? await bad.next() : reply)?.code).toBe(40076)
    bad.close()
    expect((await user.info(file)).size).toBe(900)
  },
)

scenario(
  'content/put-max-edit-size-raised',
  'another limit takes effect at once and is published nowhere',
  limit,
  async ({ user, uri, server }) => {
    expectCode(await user.put(uri('a.txt'), bytesOf(1001)), 40049)
    server.site.settings.maxEditSize = 2000
    expectCode(await user.put(uri('a.txt'), bytesOf(1001)), 0)
    server.site.settings.maxEditSize = 500
    expectCode(await user.put(uri('a.txt'), bytesOf(501)), 40049)
    const config = await user.call('GET', '/site/config/explorer')
    expect(Object.keys(accepted(config) as object)).not.toContain('max_edit_size')
  },
)

scenario(
  'content/put-max-edit-size-zero',
  'a limit of 0 leaves only empty files',
  { needs: 'admin', server: { settings: { maxEditSize: 0 } } },
  async ({ user, uri }) => {
    expectCode(await user.put(uri('a.txt'), 'A'), 40049)
    expect(acceptedFile(await user.put(uri('a.txt'), '')).size).toBe(0)
  },
)
