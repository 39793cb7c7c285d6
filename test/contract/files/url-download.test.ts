import { expect } from 'vitest'
import { scenario } from '../harness/scenario.ts'
import { expectCode } from '../harness/expectations.ts'

const name = 'Jahresplan ü # 1%.txt'
const content = '0123456789abcdefghij'

scenario(
  'files/url-download',
  'a link serves the bytes without a login; the ETag is the quoted version id',
  {},
  async ({ user, uri }) => {
    const file = await user.write(uri(name), content)
    const link = new URL(await user.link(uri(name)))
    expect(link.pathname).toMatch(
      /\/api\/v4\/file\/content\/[^/]+\/\d+\/Jahresplan%20%C3%BC%20%23%201%25\.txt$/,
    )
    const reply = await user.fetch(link.href)
    expect(reply.status).toBe(200)
    expect(reply.text).toBe(content)
    expect(reply.headers).toMatchObject({
      etag: `"${file.primary_entity}"`,
      'accept-ranges': 'bytes',
      'content-length': '20',
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'public, max-age=86400',
    })
    expect(reply.headers['last-modified']).toBeUndefined()
    const head = await user.fetch(link.href, {}, 'HEAD')
    expect([head.status, head.text]).toEqual([200, ''])
    expect(head.headers).toMatchObject({ etag: `"${file.primary_entity}"`, 'content-length': '20' })
  },
)

const ranges: readonly [range: string, bytes: string, content: string][] = [
  ['bytes=5-9', 'bytes 5-9/20', '56789'],
  ['bytes=-3', 'bytes 17-19/20', 'hij'],
  ['bytes=15-', 'bytes 15-19/20', 'fghij'],
  ['bytes=15-99', 'bytes 15-19/20', 'fghij'],
]

scenario(
  'files/url-download',
  'a part can be asked for from the start, from the end and open-ended',
  {},
  async ({ user, uri }) => {
    const file = await user.write(uri(name), content)
    const link = await user.link(uri(name))
    for (const [range, bytes, text] of ranges) {
      const part = await user.fetch(link, { Range: range })
      expect([part.status, part.headers['content-range'], part.text], range).toEqual([206, bytes, text])
      expect(part.headers.etag).toBe(`"${file.primary_entity}"`)
    }
  },
)

scenario('files/url-download', 'two parts come as multipart/byteranges', {}, async ({ user, uri }) => {
  await user.write(uri(name), content)
  const both = await user.fetch(await user.link(uri(name)), { Range: 'bytes=0-1,5-6' })
  expect(both.status).toBe(206)
  const boundary =
    /^multipart\/byteranges; boundary=(.+)$/.exec(both.headers['content-type'] ?? '')?.[1] ?? ''
  const parts = both.text.split(`--${boundary}`).slice(1, -1)
  expect(parts.map((part) => /Content-Range: ([^\r]+)/i.exec(part)?.[1])).toEqual([
    'bytes 0-1/20',
    'bytes 5-6/20',
  ])
  expect(parts.map((part) => part.split('\r\n\r\n')[1]?.trim())).toEqual(['01', '56'])
})

scenario(
  'files/url-download',
  'a range behind the end or none at all is HTTP 416 in plain text',
  {},
  async ({ user, uri }) => {
    await user.write(uri(name), content)
    const link = await user.link(uri(name))
    const behind = await user.fetch(link, { Range: 'bytes=100-200' })
    expect([behind.status, behind.headers['content-range']]).toEqual([416, 'bytes */20'])
    expect(behind.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(behind.text).toBe('invalid range: failed to overlap\n')
    const garbage = await user.fetch(link, { Range: 'bytes=x' })
    expect([garbage.status, garbage.text]).toEqual([416, 'invalid range\n'])
  },
)

scenario(
  'files/url-download',
  'If-None-Match, If-Match and If-Range are honoured against the version id',
  {},
  async ({ user, uri }) => {
    const file = await user.write(uri(name), content)
    const link = await user.link(uri(name))
    const same = `"${file.primary_entity}"`
    const ask = async (headers: Record<string, string>) => {
      const reply = await user.fetch(link, headers)
      expect(reply.headers.etag).toBe(same)
      return [reply.status, reply.text]
    }
    expect(await ask({ 'If-None-Match': same })).toEqual([304, ''])
    expect(await ask({ 'If-None-Match': '"zzz"' })).toEqual([200, content])
    expect(await ask({ 'If-Match': same })).toEqual([200, content])
    expect(await ask({ 'If-Match': '"zzz"' })).toEqual([412, ''])
    expect(await ask({ 'If-Range': same, Range: 'bytes=0-3' })).toEqual([206, '0123'])
    expect(await ask({ 'If-Range': '"zzz"', Range: 'bytes=0-3' })).toEqual([200, content])
  },
)

scenario(
  'files/url-download',
  'a link is bound to its version: after a replace it still serves the old bytes',
  {},
  async ({ user, uri, changeSettings }) => {
    await changeSettings({
      version_retention_enabled: true,
      version_retention_max: 10,
      version_retention_ext: [],
    })
    const first = await user.write(uri(name), content)
    const old = await user.link(uri(name))
    const second = await user.write(uri(name), 'new content')
    expect((await user.fetch(old)).text).toBe(content)
    expect(await user.read(uri(name))).toBe('new content')
    const byEntity = await user.download(uri(name), first.primary_entity)
    expect([byEntity.text, byEntity.headers.etag]).toEqual([content, `"${first.primary_entity}"`])
    expect((await user.download(uri(name))).headers.etag).toBe(`"${second.primary_entity}"`)
  },
)

scenario(
  'files/url-download',
  'path and signature are protected, further query keys are not; failures are HTTP 200 with JSON',
  {},
  async ({ user, uri }) => {
    await user.write(uri('a.txt'), content)
    const link = await user.link(uri('a.txt'))
    expect((await user.fetch(`${link}&x=1`)).text).toBe(content)
    const otherName = await user.fetch(link.replace('/a.txt?', '/other.txt?'))
    expectCode(otherName, 40071, 'invalid sign')
    expect(otherName.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(otherName.headers.etag).toBeUndefined()
    expectCode(await user.fetch(link.replace('sign=', 'sign=A')), 40071)
    expectCode(await user.fetch(link.replace(/\?.*/, '')), 403, 'expire timestamp is missing')
    const head = await user.fetch(link.replace('/a.txt?', '/other.txt?'), {}, 'HEAD')
    expect([head.status, head.headers.etag]).toEqual([200, undefined])
  },
)

scenario(
  'files/url-download',
  'the link of a file that was deleted for good says that the version is gone',
  {},
  async ({ user, uri }) => {
    await user.write(uri('a.txt'), content)
    const link = await user.link(uri('a.txt'))
    await user.remove([uri('a.txt')], { skip_soft_delete: true })
    expectCode(await user.fetch(link), 40077, 'Entity not exist')
  },
)
