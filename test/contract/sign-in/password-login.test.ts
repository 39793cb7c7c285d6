import { expect } from 'vitest'
import { accepted, expectCode } from '../harness/expectations.ts'
import { scenario } from '../harness/scenario.ts'
import type { TokenPair } from '../harness/sign-in.ts'
import { decoded, login, tryLogin } from './session.ts'

const nobody = 'redrop-contract-nobody@example.org'

scenario(
  'sign-in/password-login',
  'prepare knows accounts by e-mail and says how they may sign in',
  {},
  async ({ user, account }) => {
    const prepare = (email: string) => user.as(null).call('GET', '/session/prepare', { query: { email } })
    expect(accepted(await prepare(account.email))).toMatchObject({ password_enabled: true })
    expectCode(await prepare(nobody), 404, 'User not found')
    expectCode(await prepare('ana'), 40001, 'Email format error')
  },
)

scenario(
  'sign-in/password-login',
  'a login answers the user and a token pair; the e-mail is found in any case',
  {},
  async ({ user, account }) => {
    const reply = await tryLogin(user, { email: account.email.toUpperCase(), password: account.password })
    const data = accepted(reply) as { user: Record<string, unknown>; token: TokenPair }
    expect(data.user).toMatchObject({
      email: account.email.toLowerCase(),
      status: 'active',
      group: { name: expect.any(String) as string, permission: expect.any(String) as string },
    })
    expect(data.user['id']).toBe(decoded(data.token.access_token).claims['sub'])
    const now = Date.parse(reply.headers.date ?? '')
    const remaining = Date.parse(data.token.access_expires) - now
    expect(remaining).toBeGreaterThan(0)
    expect(Date.parse(data.token.refresh_expires) - now).toBeGreaterThan(remaining)
    const me = accepted(await user.as(data.token.access_token).call('GET', '/user/me'))
    expect(me).toEqual(data.user)
  },
)

scenario(
  'sign-in/password-login',
  'a wrong password and an unknown e-mail cannot be told apart',
  {},
  async ({ user, account }) => {
    const message = 'Incorrect password or email address'
    expectCode(await tryLogin(user, { email: account.email, password: 'not-the-password' }), 40080, message)
    expectCode(await tryLogin(user, { email: nobody, password: account.password }), 40080, message)
  },
)

scenario(
  'sign-in/password-login',
  'the body is read as JSON whatever its type says, and refused when fields do not fit',
  {},
  async ({ user, account }) => {
    const post = (body: string, type: Record<string, string>) =>
      user.as(null).call('POST', '/session/token', { body, headers: type })
    const form = new URLSearchParams({ email: account.email, password: account.password }).toString()
    const formReply = await post(form, { 'Content-Type': 'application/x-www-form-urlencoded' })
    expectCode(formReply, 40001, 'Parameter error')
    expect(formReply.envelope.correlation_id).toBeUndefined()
    const json = JSON.stringify({ email: account.email, password: 'not-the-password' })
    expectCode(await post(json, { 'Content-Type': 'text/plain' }), 40080)
    expectCode(await post('{"email":', {}), 40001, 'Parameter error')
    expectCode(await post('[]', {}), 40001, 'JSON marshall error')
    expectCode(await tryLogin(user, { email: account.email, password: 'abc' }), 40001, 'Password too short')
  },
)

scenario(
  'sign-in/token-claims',
  'tokens are HS256 JWTs that carry the user id, and the refresh token its chain and state',
  {},
  async ({ user, account }) => {
    const pair = await login(user, account)
    const access = decoded(pair.access_token)
    const refresh = decoded(pair.refresh_token)
    expect(access.header).toEqual({ alg: 'HS256', typ: 'JWT' })
    expect(refresh.header).toEqual({ alg: 'HS256', typ: 'JWT' })
    expect(Object.keys(access.claims).toSorted()).toEqual(['exp', 'nbf', 'sub', 'token_type'])
    expect(Object.keys(refresh.claims).toSorted()).toEqual(
      ['exp', 'nbf', 'root_token_id', 'state_hash', 'sub', 'token_type'].toSorted(),
    )
    expect(access.claims['token_type']).toBe('access')
    expect(refresh.claims).toMatchObject({
      token_type: 'refresh',
      sub: access.claims['sub'],
      root_token_id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      state_hash: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/) as string,
    })
    // The token ends on the whole second before the instant that the answer names.
    expect(access.claims['exp']).toBe(Math.floor(Date.parse(pair.access_expires) / 1000))
    expect(refresh.claims['exp']).toBe(Math.floor(Date.parse(pair.refresh_expires) / 1000))
  },
)

const accepts = (token: string): [string, number][] => [
  [`Bearer ${token}`, 0],
  [token, 0],
  [`bearer ${token}`, 401],
  [`Bearer  ${token}`, 401],
  ['Bearer ', 401],
  ['Basic YW5hOmI=', 401],
  ['Bearer Cr abc:0', 401],
  ['Bearer not-a-jwt', 401],
]

scenario(
  'sign-in/authorization-header-forms',
  'the scheme is spelled Bearer with one blank or left out; anything else is anonymous',
  {},
  async ({ user }) => {
    for (const [Authorization, code] of accepts(user.token ?? '')) {
      const reply = await user.as(null).call('GET', '/user/me', { headers: { Authorization } })
      expect([Authorization, reply.code]).toEqual([Authorization, code])
    }
    expectCode(await user.as(null).call('GET', '/user/me'), 401, 'Login required')
  },
)
