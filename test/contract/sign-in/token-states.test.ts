import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { accepted, expectCode } from '../harness/expectations.ts'
import type { Reply } from '../harness/reply.ts'
import { scenario } from '../harness/scenario.ts'
import { login, refreshed, signOut } from './session.ts'
import { expectTokenStates, tokenStates } from './token-states.ts'
import type { Route } from './token-states.ts'

const loginRequired = (reply: Reply, call: string): void => {
  expect([call, reply.envelope]).toMatchObject([call, { code: 401, msg: 'Login required' }])
}

scenario(
  'sign-in/token-state-user-me',
  'an unusable token is 401, the wrong kind 40020, a banned account 50001, an unknown subject 404',
  {},
  async (context) => {
    await expectTokenStates(context, [['GET', '/user/me']], loginRequired)
    accepted(await context.user.call('GET', '/user/me'))
  },
)

scenario(
  'sign-in/token-state-login-required-other',
  'the other calls about the user and OAuth answer each state alike',
  {},
  async (context) => {
    const consent = { client_id: 'x', response_type: 'code', redirect_uri: '/x', scope: 'openid' }
    const routes: Route[] = [
      ['GET', '/user/capacity'],
      ['GET', '/user/setting'],
      ['PATCH', '/user/setting', { json: {} }],
      ['GET', '/user/search', { query: { keyword: 'an' } }],
      ['POST', '/session/oauth/consent', { json: consent }],
      ['GET', '/session/oauth/userinfo'],
    ]
    await expectTokenStates(context, routes, loginRequired)
  },
)

scenario(
  'sign-in/token-state-file-my-single',
  'calls on one uri answer each state alike and change nothing',
  {},
  async (context) => {
    const { user, uri, folder } = context
    await user.write(uri('a.txt'), 'before')
    const routes: Route[] = [
      ['GET', '/file/info', { query: { uri: uri('a.txt') } }],
      ['GET', '/file', { query: { uri: folder } }],
      ['GET', '/file', { query: { uri: 'cloudreve://trash/' } }],
      ['PUT', '/file/content', { query: { uri: uri('a.txt') }, body: 'after' }],
      ['POST', '/file/rename', { json: { uri: uri('a.txt'), new_name: 'b.txt' } }],
      ['POST', '/file/move', { json: { uris: [uri('a.txt')], dst: 'cloudreve://my/' } }],
      ['PUT', '/file/upload', { json: { uri: uri('up.bin'), size: 4 } }],
    ]
    await expectTokenStates(context, routes, loginRequired)
    expect((await user.list(folder)).files.map((file) => file.name)).toEqual(['a.txt'])
    expect(await user.read(uri('a.txt'))).toBe('before')
  },
)

scenario(
  'sign-in/token-state-file-batch',
  'in batches the missing login hides as an inner 401',
  {},
  async (context) => {
    const { user, uri } = context
    await user.write(uri('a.txt'), 'a')
    const uris = [uri('a.txt')]
    const patches = [{ key: 'tag:red', value: '' }]
    const routes: Route[] = [
      ['POST', '/file/url', { json: { uris } }],
      ['PATCH', '/file/metadata', { json: { uris, patches } }],
      ['DELETE', '/file', { json: { uris } }],
      ['POST', '/file/restore', { json: { uris: ['cloudreve://trash/nope'] } }],
    ]
    await expectTokenStates(context, routes, (reply, call) => {
      expect([call, reply.code]).toEqual([call, 40081])
      expect(Object.values(reply.envelope.aggregated_error ?? {})).toMatchObject([{ code: 401 }])
      expect(reply.envelope.msg).toMatch(/^failed to get (target )?file: Login required$/)
    })
    expect(await user.info(uri('a.txt'))).toMatchObject({ metadata: {} })
  },
)

scenario(
  'sign-in/token-state-upload-chunk',
  'a chunk without a usable login looks like an unknown session',
  {},
  async (context) => {
    const { user, uri, cleanUp } = context
    const created = await user.call('PUT', '/file/upload', { json: { uri: uri('up.bin'), size: 4 } })
    const { session_id } = accepted(created) as { session_id: string }
    cleanUp(() => user.call('DELETE', '/file/upload', { json: { id: session_id, uri: uri('up.bin') } }))
    const chunk: Route = ['POST', `/file/upload/${session_id}/0`, { body: 'abcd' }]
    await expectTokenStates(context, [chunk], (reply) => {
      expectCode(reply, 40011)
    })
    accepted(await user.call(...chunk))
    expect(await user.read(uri('up.bin'))).toBe('abcd')
  },
)

scenario(
  'sign-in/token-state-lock',
  'a force unlock does not ask who calls: an unknown token is 40001 for everybody',
  {},
  async (context) => {
    const unlock: Route = ['DELETE', '/file/lock', { json: { tokens: [randomUUID()] } }]
    await expectTokenStates(context, [unlock], (reply) => {
      expectCode(reply, 40001, 'failed to unlock file')
    })
    expectCode(await context.user.call(...unlock), 40001, 'failed to unlock file')
  },
)

scenario(
  'sign-in/token-state-lock-real',
  'a live lock is broken by whoever knows its token, anonymously or as another user, once',
  { needs: 'second-user' },
  async ({ user, second, uri, cleanUp }) => {
    for (const [index, client] of [user.as(null), second].entries()) {
      const file = uri(`locked-${index}.bin`)
      const created = await user.call('PUT', '/file/upload', { json: { uri: file, size: 4 } })
      const { session_id } = accepted(created) as { session_id: string }
      cleanUp(() => user.call('DELETE', '/file/upload', { json: { id: session_id, uri: file } }))
      const conflict = await user.put(file, '')
      expectCode(conflict, 40073)
      const [lock] = conflict.data as { token: string }[]
      const unlock = () => client.call('DELETE', '/file/lock', { json: { tokens: [lock?.token] } })
      accepted(await unlock())
      expectCode(await unlock(), 40001, 'failed to unlock file')
    }
  },
)

scenario(
  'sign-in/token-state-events',
  'a subscription without a usable login is an ordinary JSON answer',
  {},
  async (context) => {
    const subscribe: Route = [
      'GET',
      '/file/events',
      { query: { uri: 'cloudreve://my/' }, headers: { 'X-Cr-Client-Id': randomUUID() } },
    ]
    await expectTokenStates(context, [subscribe], (reply, call) => {
      loginRequired(reply, call)
      expect(reply.headers['content-type']).toBe('application/json; charset=utf-8')
    })
  },
)

scenario(
  'sign-in/token-state-public-routes',
  'public routes work anonymously but not with a token of the wrong kind attached, sign-in included',
  {},
  async (context) => {
    const { user, account } = context
    const routes: Route[] = [
      ['GET', '/site/ping'],
      ['GET', '/site/config/login'],
      ['GET', '/site/captcha'],
      ['GET', '/session/prepare', { query: { email: account.email } }],
      ['POST', '/session/token', { json: { email: account.email, password: account.password } }],
      ['GET', `/user/info/${(accepted(await user.call('GET', '/user/me')) as { id: string }).id}`],
      ['GET', '/session/oauth/app/393a1839-f52e-498e-9972-e77cc2241eee'],
    ]
    await expectTokenStates(context, routes, (reply, call) => {
      expect([call, reply.code]).toEqual([call, 0])
    })
  },
)

scenario('sign-in/token-state-public-routes', 'so does a sign-out', {}, async (context) => {
  const signOutOfGarbage: Route = ['DELETE', '/session/token', { json: { refresh_token: 'x' } }]
  await expectTokenStates(context, [signOutOfGarbage], (reply) => {
    expectCode(reply, 40020, 'Failed to parse token')
  })
})

scenario(
  'sign-in/token-state-public-routes',
  'an OAuth exchange with a token of the wrong kind attached is refused with HTTP 200',
  {},
  async (context) => {
    const form = new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: '393a1839-f52e-498e-9972-e77cc2241eee',
      client_secret: 'x',
      code: 'x',
    })
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const exchange: Route = ['POST', '/session/oauth/token', { body: form.toString(), headers }]
    await expectTokenStates(context, [exchange], (reply) => {
      expect([reply.status, JSON.parse(reply.text)]).toMatchObject([400, { error_codes: [40020] }])
    })
  },
)

scenario(
  'sign-in/token-state-public-routes',
  'a signed link serves anonymous callers and refuses a token of the wrong kind, HEAD with a bare 200',
  {},
  async (context) => {
    const { user, uri } = context
    const file = await user.write(uri('a.txt'), 'hello')
    const link = await user.link(uri('a.txt'))
    for (const { state, token, refused } of await tokenStates(context)) {
      const headers = user.as(token).authorization()
      const get = await user.fetch(link, headers)
      const head = await user.fetch(link, headers, 'HEAD')
      if (refused === null) expect([state, get.text]).toEqual([state, 'hello'])
      else expect([state, get.status, get.envelope]).toMatchObject([state, 200, refused])
      expect(head.status).toBe(200)
      expect(head.headers.etag).toBe(refused === null ? `"${file.primary_entity}"` : undefined)
    }
  },
)

scenario(
  'sign-in/token-state-refresh-with-header',
  'a refresh works with a useless token attached and fails with one of the wrong kind',
  {},
  async (context) => {
    const { user, account, cleanUp } = context
    const { refresh_token } = await login(user, account)
    cleanUp(() => signOut(user, refresh_token))
    const route: Route = ['POST', '/session/token/refresh', { json: { refresh_token } }]
    await expectTokenStates(context, [route], (reply) => {
      accepted(reply)
    })
    accepted(await user.call(...route))
    await refreshed(user, refresh_token)
  },
)
