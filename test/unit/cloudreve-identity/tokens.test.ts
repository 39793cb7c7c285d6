import { expect, test } from 'vitest'
import { signToken } from '../../cloudreve/identity/tokens/jwt.ts'
import { claimsOf, fixture, textLike } from './harness.ts'

const second = Math.floor(Date.parse('2026-11-24T08:00:00Z') / 1000)

test('a password login carries exactly the claims of the real server', async () => {
  const { server, ana, signIn } = await fixture()
  const { access_token, refresh_token } = await signIn()
  const sub = server.site.ids.encode('user', ana.id)
  expect(claimsOf(access_token)).toEqual({ token_type: 'access', sub, nbf: second, exp: second + 3600 })
  expect(claimsOf(refresh_token)).toEqual({
    token_type: 'refresh',
    sub,
    nbf: second,
    exp: second + 1_209_600,
    state_hash: textLike(/^[A-Za-z0-9+/]{43}=$/),
    root_token_id: textLike(/^[0-9a-f-]{36}$/),
  })
})

test('an access token dies on the whole second, before the announced instant', async () => {
  const { signIn, call, passSeconds } = await fixture()
  const { access_token: token } = await signIn()
  passSeconds(3599.7)
  expect((await call('GET', '/user/me', { token })).code).toBe(0)
  passSeconds(0.06)
  expect((await call('GET', '/user/me', { token })).code).toBe(401)
})

test('two refreshes in one second give the same strings, later ones differ, and the old token stays valid', async () => {
  const { signIn, refresh, passSeconds } = await fixture()
  const first = await signIn()
  const [a, b] = [await refresh(first.refresh_token), await refresh(first.refresh_token)]
  expect(b.data.refresh_token).toBe(a.data.refresh_token)
  passSeconds(1)
  const later = await refresh(first.refresh_token)
  expect(later.code).toBe(0)
  expect(later.data.refresh_token).not.toBe(a.data.refresh_token)
  expect(claimsOf(later.data.refresh_token)['root_token_id']).toBe(
    claimsOf(first.refresh_token)['root_token_id'],
  )
  expect(later.data.refresh_expires).toMatch(/^2026-12-08T08:00:01\.\d{9}Z$/)
})

test('a refresh token slides: refreshed every ten days it lives on, left alone it dies after fourteen', async () => {
  const { signIn, refresh, passSeconds } = await fixture()
  const { refresh_token: old } = await signIn()
  passSeconds(864_000)
  const renewed = await refresh(old)
  passSeconds(864_000)
  expect((await refresh(old)).code).toBe(40020)
  expect((await refresh(renewed.data.refresh_token)).code).toBe(0)
})

test('signing out ends the whole chain, but neither its access tokens nor other logins', async () => {
  const { signIn, refresh, passSeconds, call } = await fixture()
  const first = await signIn()
  const other = await signIn()
  passSeconds(1)
  const newer = (await refresh(first.refresh_token)).data
  const out = await call('DELETE', '/session/token', { json: { refresh_token: first.refresh_token } })
  expect(out.body).toEqual({ code: 0, data: '', msg: '' })
  expect((await refresh(first.refresh_token)).code).toBe(40020)
  expect((await refresh(newer.refresh_token)).code).toBe(40020)
  expect((await refresh(other.refresh_token)).code).toBe(0)
  expect((await call('GET', '/user/me', { token: first.access_token })).code).toBe(0)
})

test('an access token in the sign-out call is answered with success and ends nothing', async () => {
  const { signIn, refresh, call } = await fixture()
  const { access_token, refresh_token } = await signIn()
  expect((await call('DELETE', '/session/token', { json: { refresh_token: access_token } })).code).toBe(0)
  expect((await refresh(refresh_token)).code).toBe(0)
  expect((await call('DELETE', '/session/token', { json: { refresh_token: 'garbage' } })).msg).toBe(
    'Failed to parse token',
  )
})

test('changing the password or the e-mail ends refresh tokens for good, a ban only while it lasts', async () => {
  const { ana, signIn, refresh, call } = await fixture()
  const { access_token: token, refresh_token } = await signIn()
  ana.status = 'manual_banned'
  expect((await refresh(refresh_token)).code).toBe(40020)
  expect((await call('GET', '/site/ping', { token })).code).toBe(50001)
  ana.status = 'active'
  expect((await refresh(refresh_token)).code).toBe(0)
  ana.email = 'anna@example.org'
  expect((await refresh(refresh_token)).code).toBe(40020)
  ana.email = 'ana@example.org'
  ana.password = 'another-pass'
  expect((await refresh(refresh_token)).code).toBe(40020)
  expect((await call('GET', '/user/me', { token })).code).toBe(0)
})

test('each state of an attached token is told apart, on public routes too', async () => {
  const { server, ana, signIn, call } = await fixture()
  const { access_token, refresh_token } = await signIn()
  const claims = { token_type: 'access', sub: server.site.ids.encode('user', ana.id) } as const
  const secret = server.site.state.identity.tokenSecret
  const times = { nbf: second, exp: second + 60 }
  const states = {
    [refresh_token]: [40020, 40020],
    [signToken({ ...claims, ...times, sub: 'zz' }, secret)]: [404, 404],
    [signToken({ ...claims, ...times }, secret)]: [0, 0],
    [signToken({ ...claims, ...times, nbf: second + 1 }, secret)]: [401, 0],
    [signToken({ ...claims, ...times }, 'another secret')]: [401, 0],
    'not.a.jwt': [401, 0],
    [`${access_token}x`]: [401, 0],
  }
  for (const [token, [own, open]] of Object.entries(states)) {
    expect([(await call('GET', '/user/me', { token })).code, token]).toEqual([own, token])
    expect([(await call('GET', '/site/ping', { token })).code, token]).toEqual([open, token])
  }
})

test('the header is case sensitive with one space, and works without a scheme', async () => {
  const { signIn, call } = await fixture()
  const { access_token: token } = await signIn()
  const codes = { [`Bearer ${token}`]: 0, [token]: 0, [`bearer ${token}`]: 401, [`Bearer  ${token}`]: 401 }
  for (const [authorization, code] of Object.entries(codes)) {
    expect([(await call('GET', '/user/me', { authorization })).code, authorization]).toEqual([
      code,
      authorization,
    ])
  }
})
