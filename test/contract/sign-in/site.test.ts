import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import type { UrlData } from '../harness/data.ts'
import { accepted, expectCode } from '../harness/expectations.ts'
import { scenario } from '../harness/scenario.ts'

async function section(user: Client, name: string): Promise<Record<string, unknown>> {
  return accepted(await user.call('GET', `/site/config/${name}`)) as Record<string, unknown>
}

scenario('sign-in/site-config', 'ping answers the version alone', {}, async ({ user }) => {
  const reply = await user.as(null).call('GET', '/site/ping')
  expect(reply.envelope).toEqual({ code: 0, data: expect.stringMatching(/^4\.\d+\.\d+/) as string, msg: '' })
})

scenario(
  'sign-in/site-config',
  'the basic section, also given for unknown names, tells the site and who asks',
  {},
  async ({ user }) => {
    const basic = await section(user.as(null), 'basic')
    expect(basic).toMatchObject({
      instance_id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      title: expect.any(String) as string,
      captcha_type: expect.any(String) as string,
      user: {
        anonymous: true,
        nickname: '',
        created_at: '0001-01-01T00:00:00Z',
        group: { name: 'Anonymous', permission: expect.any(String) as string },
      },
    })
    expect(JSON.parse(String(basic['themes']))).toBeTypeOf('object')
    expect(await section(user.as(null), 'doesnotexist')).toEqual(basic)
    const signedIn = await section(user, 'basic')
    expect(signedIn['user']).toEqual(accepted(await user.call('GET', '/user/me')))
  },
)

scenario(
  'sign-in/site-config',
  'the explorer section tells how many uris a batch may have',
  {},
  async ({ user }) => {
    const explorer = await section(user.as(null), 'explorer')
    expect(explorer['max_batch_size']).toBeTypeOf('number')
    expect(JSON.parse(String(explorer['icons']))).toBeTypeOf('object')
  },
)

async function announced(user: Client, uri: string): Promise<URL> {
  const reply = await user.call('POST', '/file/url', { json: { uris: [uri], no_cache: true } })
  return new URL((accepted(reply) as UrlData).urls[0]?.url ?? '')
}

scenario(
  'sign-in/site-url-in-links',
  'links are built from the site URL of the administrator, not from the request',
  { needs: 'test-server', server: { settings: { siteUrl: 'https://cloud.example.org' } } },
  async ({ user, uri }) => {
    await user.write(uri('a.txt'), 'hello')
    expect((await announced(user, uri('a.txt'))).origin).toBe('https://cloud.example.org')
    const info = JSON.parse((await user.call('GET', '/session/oauth/userinfo')).text) as { picture: string }
    expect(info.picture).toMatch(/^https:\/\/cloud\.example\.org\/api\/v4\/user\/avatar\//)
    const headers = { 'X-Forwarded-Host': 'files.example.org', 'X-Forwarded-Proto': 'https' }
    const forwarded = await user.call('POST', '/file/url', {
      json: { uris: [uri('a.txt')], no_cache: true },
      headers,
    })
    expect((accepted(forwarded) as UrlData).urls[0]?.url).toMatch(/^https:\/\/cloud\.example\.org\//)
  },
)

scenario(
  'sign-in/link-host-replaced',
  'the same path and signature work at the host by which the client reaches the server',
  { needs: 'test-server', server: { settings: { siteUrl: 'https://cloud.example.org' } } },
  async ({ user, uri }) => {
    const file = await user.write(uri('a.txt'), 'hello')
    const link = await announced(user, uri('a.txt'))
    const reply = await user.fetch(`${new URL(user.url).origin}${link.pathname}${link.search}`)
    expect([reply.text, reply.headers.etag]).toEqual(['hello', `"${file.primary_entity}"`])
    expectCode(await user.fetch(`${new URL(user.url).origin}${link.pathname}x${link.search}`), 40071)
  },
)
