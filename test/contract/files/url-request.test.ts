import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import type { UrlData } from '../harness/data.ts'
import { accepted, expectCode, expectInnerCode } from '../harness/expectations.ts'
import type { Reply } from '../harness/reply.ts'
import { scenario } from '../harness/scenario.ts'

function request(user: Client, uris: readonly string[], more: object = {}): Promise<Reply> {
  return user.call('POST', '/file/url', { json: { uris, ...more } })
}

scenario(
  'files/url-download',
  'the same request gives the same link and expiry, no_cache a fresh expiry',
  {},
  async ({ user, uri }) => {
    await user.write(uri('a.txt'), 'a')
    const first = accepted(await request(user, [uri('a.txt')])) as UrlData
    expect(accepted(await request(user, [uri('a.txt')]))).toEqual(first)
    const fresh = accepted(await request(user, [uri('a.txt')], { no_cache: true })) as UrlData
    expect(Date.parse(fresh.expires ?? '')).toBeGreaterThanOrEqual(Date.parse(first.expires ?? ''))
    expect(fresh.expires).not.toBe(first.expires)
    expect(Date.parse(first.expires ?? '')).toBeGreaterThan(Date.now())
  },
)

scenario(
  'files/url-download',
  'asked for a download, the link makes an attachment with the encoded name',
  {},
  async ({ user, uri }) => {
    await user.write(uri('ü # 1%.txt'), 'a')
    const data = accepted(await request(user, [uri('ü # 1%.txt')], { download: true })) as UrlData
    const url = new URL(data.urls[0]?.url ?? '')
    expect(url.searchParams.get('download')).toBe('true')
    const reply = await user.fetch(new URL(url.pathname + url.search, user.url).href)
    expect(reply.headers['content-disposition']).toBe(
      `attachment; filename="_ # 1%.txt"; filename*=UTF-8''%C3%BC+%23+1%25.txt`,
    )
    expect(reply.text).toBe('a')
  },
)

scenario(
  'files/url-download',
  'one bad uri hides the good ones unless skip_error is set',
  {},
  async ({ user, uri }) => {
    await user.write(uri('a.txt'), 'a')
    const both = [uri('a.txt'), uri('none.txt')]
    const refused = await request(user, both)
    expectInnerCode(refused, uri('none.txt'), 40016)
    expect(Object.keys(refused.envelope.aggregated_error ?? {})).toEqual([uri('none.txt')])
    expect(refused.data).toBeUndefined()
    const data = accepted(await request(user, both, { skip_error: true })) as UrlData
    expect(data.urls).toHaveLength(2)
    expect(data.urls[0]?.url).toContain('/a.txt?sign=')
    expect(data.urls[1]?.url).toBe('')
  },
)

scenario(
  'files/url-download',
  'folders, foreign and undecodable versions have no link',
  {},
  async ({ user, uri, folder }) => {
    await user.write(uri('a.txt'), 'a')
    const other = await user.write(uri('b.txt'), 'b')
    expectInnerCode(await request(user, [folder]), folder, 40077)
    const ofOther = await request(user, [uri('a.txt')], { entity: other.primary_entity })
    expectInnerCode(ofOther, uri('a.txt'), 40077)
    expectInnerCode(await request(user, [uri('a.txt')], { entity: '!!' }), uri('a.txt'), 40077)
    expectInnerCode(await request(user.as(null), [uri('a.txt')]), uri('a.txt'), 401)
    expect(accepted(await request(user, []))).toEqual({ urls: [], expires: null })
  },
)

scenario(
  'files/url-download',
  'the file of somebody else has no link',
  { needs: 'second-user' },
  async ({ user, second, uri }) => {
    await user.write(uri('a.txt'), 'a')
    const me = accepted(await user.call('GET', '/user/me')) as { id: string }
    const foreign = uri('a.txt').replace('cloudreve://my', `cloudreve://${me.id}@my`)
    expectInnerCode(await request(second, [foreign]), foreign, 403)
  },
)

scenario(
  'files/url-download',
  'an archive needs a group that may make archives',
  { needs: 'test-server' },
  async ({ user, uri, folder }) => {
    await user.write(uri('a.txt'), 'a')
    expectCode(await request(user, [folder], { archive: true }), 40007)
  },
)

const clock = { offset: 0 }

scenario(
  'files/url-expiry',
  'an expired link answers HTTP 200 with 40005 in JSON',
  {
    needs: 'test-server',
    server: { now: () => Date.now() + clock.offset, settings: { entityUrlTtl: 3600 } },
  },
  async ({ user, uri }) => {
    await user.write(uri('exp.txt'), 'expires')
    const link = await user.link(uri('exp.txt'))
    clock.offset += 3_590_000
    expect((await user.fetch(link)).text).toBe('expires')
    clock.offset += 20_000
    const late = await user.fetch(link)
    expectCode(late, 40005, 'signature expired')
    expect(late.headers['content-type']).toBe('application/json; charset=utf-8')
  },
)

scenario(
  'files/url-expiry',
  'links are handed out again until 600 s before their end',
  {
    needs: 'test-server',
    server: { now: () => Date.now() + clock.offset, settings: { entityUrlTtl: 3600 } },
  },
  async ({ user, uri }) => {
    await user.write(uri('a.txt'), 'a')
    const first = accepted(await request(user, [uri('a.txt')]))
    clock.offset += 2_990_000
    expect(accepted(await request(user, [uri('a.txt')]))).toEqual(first)
    clock.offset += 20_000
    expect(accepted(await request(user, [uri('a.txt')]))).not.toEqual(first)
  },
)
