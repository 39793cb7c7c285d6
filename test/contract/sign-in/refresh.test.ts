import { expect } from 'vitest'
import { accepted, expectCode } from '../harness/expectations.ts'
import { scenario } from '../harness/scenario.ts'
import type { TokenPair } from '../harness/sign-in.ts'
import { decoded, forged, login, refresh, refreshed, signOut, tampered } from './session.ts'

const refused = 'Failed to issue token pair'

scenario(
  'sign-in/refresh-rotation',
  'a refresh gives a new pair of the same chain and leaves the old tokens usable',
  {},
  async ({ user, account, cleanUp }) => {
    const first = await login(user, account)
    cleanUp(() => signOut(user, first.refresh_token))
    const second = await refreshed(user, first.refresh_token)
    const again = await refreshed(user, first.refresh_token)
    const third = await refreshed(user, second.refresh_token)
    const roots = [first, second, again, third].map(
      (pair) => decoded(pair.refresh_token).claims['root_token_id'],
    )
    expect(new Set(roots).size).toBe(1)
    for (const pair of [first, second, again, third]) {
      accepted(await user.as(pair.access_token).call('GET', '/user/capacity'))
    }
    expect(Date.parse(third.refresh_expires)).toBeGreaterThanOrEqual(Date.parse(first.refresh_expires))
  },
)

const frozen = { now: Date.parse('2026-05-01T08:00:00.100Z') }

scenario(
  'sign-in/refresh-rotation',
  'two refreshes within one second give the same strings, a second later another one with a later end',
  { needs: 'test-server', server: { now: () => frozen.now } },
  async ({ user, account }) => {
    const first = await login(user, account)
    const one = await refreshed(user, first.refresh_token)
    frozen.now += 500
    const two = await refreshed(user, first.refresh_token)
    expect([two.access_token, two.refresh_token]).toEqual([one.access_token, one.refresh_token])
    frozen.now += 1000
    const three = await refreshed(user, first.refresh_token)
    expect(three.refresh_token).not.toBe(one.refresh_token)
    expect(Date.parse(three.refresh_expires) - Date.parse(one.refresh_expires)).toBe(1500)
  },
)

scenario(
  'sign-in/refresh-concurrent',
  'eight refreshes of one token at once all succeed with usable tokens',
  {},
  async ({ user, account, cleanUp }) => {
    const { refresh_token } = await login(user, account)
    cleanUp(() => signOut(user, refresh_token))
    const replies = await Promise.all(Array.from({ length: 8 }, () => refresh(user, refresh_token)))
    for (const reply of replies) {
      const pair = accepted(reply) as TokenPair
      accepted(await user.as(pair.access_token).call('GET', '/user/capacity'))
      accepted(await refresh(user, pair.refresh_token))
    }
  },
)

scenario(
  'sign-in/refresh-failures',
  'anything but a live refresh token is 40020, a missing one 40001',
  {},
  async ({ user, account, cleanUp }) => {
    const pair = await login(user, account)
    cleanUp(() => signOut(user, pair.refresh_token))
    for (const token of [pair.access_token, 'garbage', tampered(pair.refresh_token)]) {
      expectCode(await refresh(user, token), 40020, refused)
    }
    expectCode(await refresh(user, ''), 40001, 'RefreshToken cannot be empty')
    expectCode(await refresh(user, undefined), 40001, 'RefreshToken cannot be empty')
    expectCode(await refresh(user, 5), 40001, 'JSON marshall error')
    expectCode(await user.as(null).call('POST', '/session/token/refresh'), 40001, 'Parameter error')
  },
)

scenario(
  'sign-in/refresh-failures',
  'an expired token, one from the future and one of an unknown user are 40020 alike',
  { needs: 'test-server' },
  async ({ user, account, server }) => {
    const { refresh_token } = await login(user, account)
    const now = Math.floor(Date.now() / 1000)
    accepted(await refresh(user, forged(server, refresh_token, {})))
    for (const change of [{ exp: now - 1 }, { nbf: now + 60 }, { sub: 'undecodable' }]) {
      expectCode(await refresh(user, forged(server, refresh_token, change)), 40020, refused)
    }
  },
)
