import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { CallOptions } from '../harness/client.ts'
import { scenario } from '../harness/scenario.ts'
import { app, authorized, registerApp } from './oauth.ts'

type Call = readonly [method: string, path: string, options?: CallOptions]

const uri = 'cloudreve://my/none.txt'
const uris = [uri]

/** What reads need, then what writes need; contract §3.3. */
const calls: Readonly<Record<string, readonly Call[]>> = {
  'UserInfo.Read': [
    ['GET', '/user/me'],
    ['GET', '/user/capacity'],
    ['GET', '/user/setting'],
    ['GET', '/user/setting/2fa'],
  ],
  'UserInfo.Write': [['PATCH', '/user/setting', { json: { nick: 'ana' } }]],
  'Files.Read': [
    ['GET', '/file/info', { query: { uri } }],
    ['GET', '/file', { query: { uri: 'cloudreve://my/' } }],
    ['POST', '/file/url', { json: { uris } }],
    ['PUT', '/file/source', { json: { uris } }],
    ['GET', '/file/events', { query: { uri }, headers: { 'X-Cr-Client-Id': randomUUID() } }],
  ],
  'Files.Write': [
    ['PUT', '/file/content', { query: { uri: 'cloudreve://trash/x' }, body: 'x' }],
    ['PUT', '/file/upload', { json: { uri: 'cloudreve://trash/x', size: 1 } }],
    ['POST', '/file/upload/x/0', { body: 'x' }],
    ['DELETE', '/file/upload', { json: { id: 'x', uri } }],
    ['POST', '/file/create', { json: { uri: 'cloudreve://trash/x', type: 'folder' } }],
    ['POST', '/file/rename', { json: { uri, new_name: 'z.txt' } }],
    ['POST', '/file/move', { json: { uris, dst: 'cloudreve://my/' } }],
    ['DELETE', '/file', { json: { uris } }],
    ['POST', '/file/restore', { json: { uris } }],
    ['DELETE', '/file/trash'],
    ['PATCH', '/file/metadata', { json: { uris, patches: [] } }],
    ['POST', '/file/version/current', { json: { uri, version: 'x' } }],
    ['DELETE', '/file/version', { json: { uri, version: 'x' } }],
    ['DELETE', '/file/lock', { json: { tokens: ['x'] } }],
  ],
}

const security: readonly Call[] = [
  ['PATCH', '/user/setting', { json: { current_password: 'redrop-pass-1', new_password: 'redrop-pass-2' } }],
  ['PATCH', '/user/setting', { json: { two_fa_enabled: true, two_fa_code: '000000' } }],
  ['DELETE', `/session/oauth/grant/${app.id}`],
]

const writeOf: Readonly<Record<string, string>> = {
  'Files.Read': 'Files.Write',
  'UserInfo.Read': 'UserInfo.Write',
}

/** The scope a refusal must name: the read scope of the group first, then the write scope. */
function missing(needed: string, held: readonly string[]): string | null {
  const read = needed.replace('.Write', '.Read')
  if (!held.includes(read) && !held.includes(writeOf[read] ?? '')) return read
  return needed === read || held.includes(needed) ? null : needed
}

for (const scope of [
  'openid profile',
  'openid Files.Read UserInfo.Read',
  'openid Files.Write UserInfo.Write',
]) {
  scenario(
    'sign-in/oauth-scopes',
    `a token for “${scope}” is refused exactly where it lacks a scope, which the answer names`,
    { needs: 'test-server' },
    async (context) => {
      const { user, server } = context
      registerApp(server)
      const client = user.as((await authorized(context, scope)).access_token)
      for (const [needed, group] of Object.entries(calls)) {
        const lacks = missing(needed, scope.split(' '))
        for (const [method, path, options] of group) {
          const { code, msg } = (await client.call(method, path, options)).envelope
          const told = code === 40089 ? msg : null
          expect([method, path, told]).toEqual([
            method,
            path,
            lacks === null ? null : `Insufficient scope: ${lacks}`,
          ])
        }
      }
    },
  )
}

scenario(
  'sign-in/oauth-scopes',
  'password, second factor and grants need UserSecurityInfo.Write',
  { needs: 'test-server' },
  async (context) => {
    const { user, server } = context
    registerApp(server)
    const weak = user.as((await authorized(context, 'openid UserInfo.Write')).access_token)
    const strong = user.as(
      (await authorized(context, 'openid UserInfo.Write UserSecurityInfo.Write')).access_token,
    )
    for (const [method, path, options] of security) {
      const refusal = (await weak.call(method, path, options)).envelope
      expect(refusal).toMatchObject({ code: 40089, msg: 'Insufficient scope: UserSecurityInfo.Write' })
      expect((await strong.call(method, path, options)).code).not.toBe(40089)
    }
  },
)

scenario(
  'sign-in/oauth-scopes',
  'site, sign-in, userinfo and other people need no scope',
  { needs: 'test-server' },
  async (context) => {
    const { user, server } = context
    registerApp(server)
    const client = user.as((await authorized(context, 'openid')).access_token)
    const { id } = (await user.call('GET', '/user/me')).data as { id: string }
    for (const path of ['/site/ping', '/site/config/basic', `/user/info/${id}`]) {
      expect((await client.call('GET', path)).code, path).toBe(0)
    }
    expect((await client.call('GET', '/session/oauth/userinfo')).status).toBe(200)
  },
)

scenario(
  'sign-in/oauth-scopes-more',
  'direct links are removed with Files.Read alone',
  { needs: 'test-server' },
  async (context) => {
    const { user, server } = context
    registerApp(server)
    const file = context.uri('a.txt')
    await user.write(file, 'a')
    const [made] = (await user.call('PUT', '/file/source', { json: { uris: [file] } })).data as {
      link: string
    }[]
    const id = /\/f\/([^/]+)\//.exec(made?.link ?? '')?.[1] ?? ''
    const reader = user.as((await authorized(context, 'openid Files.Read')).access_token)
    expect((await reader.call('DELETE', `/file/source/${id}`)).code).toBe(0)
  },
)
