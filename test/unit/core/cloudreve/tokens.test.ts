import { describe, expect, test } from 'vitest'
import { createApi } from '../../../../src/core/cloudreve/api.ts'
import { createTokens } from '../../../../src/core/cloudreve/tokens.ts'
import type { TokenPair } from '../../../../src/core/cloudreve/session.ts'
import { fakeHttp, jsonOf, no, ok, setClock, type FakeHttp, type SetClock } from './fake-http.ts'

const minute = 60_000
/** The server's clock is years away from ours: only its own Date counts. */
const serverNow = Date.UTC(2031, 0, 1)

function pair(name: string, minutes = 60): ReturnType<typeof ok> {
  const access_expires = new Date(serverNow + minutes * minute).toISOString()
  const data = {
    access_token: `access-${name}`,
    refresh_token: `refresh-${name}`,
    access_expires,
    refresh_expires: access_expires,
  }
  return ok(data, { date: new Date(serverNow).toUTCString() })
}

function setUp(
  http: FakeHttp,
  options: { stored?: string | null; initial?: TokenPair; clock?: SetClock } = {},
) {
  const clock = options.clock ?? setClock()
  const saved: string[] = []
  const api = createApi({ baseUrl: 'https://files.test', http, clock, clientId: 'id' })
  const stored = options.stored === undefined ? 'refresh-0' : options.stored
  const tokens = createTokens({
    api,
    clock,
    load: () => Promise.resolve(saved.at(-1) ?? stored),
    save: (token) => {
      saved.push(token)
      return Promise.resolve()
    },
    ...(options.initial && { initial: options.initial }),
  })
  return { tokens, saved, clock }
}

const initial: TokenPair = {
  accessToken: 'access-first',
  refreshToken: 'refresh-first',
  accessExpires: serverNow,
  refreshExpires: serverNow,
  accessLife: 60 * minute,
}

test('the first access refreshes with what is stored and keeps the new refresh token', async () => {
  const http = fakeHttp(pair('1'))
  const { tokens, saved } = setUp(http)
  expect(await tokens.access()).toBe('access-1')
  expect(http.asked[0]?.url.pathname).toBe('/api/v4/session/token/refresh')
  expect(http.asked[0]?.headers).not.toHaveProperty('authorization')
  expect(jsonOf(http.asked[0])).toEqual({ refresh_token: 'refresh-0' })
  expect(saved).toEqual(['refresh-1'])
})

test('the same refresh token twice is no error and is not stored again', async () => {
  const { tokens, saved } = setUp(fakeHttp(pair('0')))
  expect(await tokens.access()).toBe('access-0')
  expect(saved).toEqual([])
})

test('tokens of a sign-in are used as they are', async () => {
  const http = fakeHttp()
  expect(await setUp(http, { initial }).tokens.access()).toBe('access-first')
})

test.each([
  ['with 11 minutes left it is kept', 49, 0, 'access-1', 1],
  ['with 9 minutes left it is replaced', 51, 0, 'access-2', 2],
  ['with 20 minutes left it is replaced for a call of 25', 40, 25, 'access-2', 2],
  ['with 29 minutes left it is replaced, however much is asked for', 31, 600, 'access-2', 2],
  ['with 31 minutes left it is kept, however much is asked for', 29, 600, 'access-1', 1],
])('an access token of an hour: %s', async (_, passed, validFor, expected, requests) => {
  const http = fakeHttp(pair('1'), pair('2'))
  const { tokens, clock } = setUp(http)
  await tokens.access()
  clock.time += passed * minute
  expect(await tokens.access(validFor * minute)).toBe(expected)
  expect(http.asked).toHaveLength(requests)
})

test('a site with short-lived tokens is not asked before every call', async () => {
  const http = fakeHttp(pair('1', 4), pair('2', 4))
  const { tokens, clock } = setUp(http)
  await tokens.access()
  clock.time += 1.9 * minute
  expect(await tokens.access()).toBe('access-1')
  clock.time += 0.2 * minute
  expect(await tokens.access()).toBe('access-2')
})

test('many callers at once cause one refresh', async () => {
  const http = fakeHttp(pair('1'))
  const { tokens } = setUp(http)
  const all = await Promise.all([tokens.access(), tokens.access(), tokens.renew('access-x'), tokens.access()])
  expect(all).toEqual(['access-1', 'access-1', 'access-1', 'access-1'])
  expect(http.asked).toHaveLength(1)
})

describe('renewing', () => {
  test('forces a refresh for the token in use', async () => {
    const { tokens } = setUp(fakeHttp(pair('1')), { initial, stored: 'refresh-first' })
    expect(await tokens.renew('access-first')).toBe('access-1')
  })

  test('does nothing for one that is replaced already', async () => {
    const http = fakeHttp(pair('1'))
    const { tokens } = setUp(http, { initial })
    await tokens.renew('access-first')
    expect(await tokens.renew('access-first')).toBe('access-1')
    expect(http.asked).toHaveLength(1)
  })
})

describe('a refresh that fails', () => {
  test('with 40020 needs a sign-in; what is stored stays and may work later', async () => {
    const { tokens, saved } = setUp(fakeHttp(no(40020), pair('1')))
    await expect(tokens.access()).rejects.toMatchObject({ name: 'RedropError', code: 'sign-in-needed' })
    expect(saved).toEqual([])
    expect(await tokens.access()).toBe('access-1')
  })

  test('with 50001 signs nobody out', async () => {
    const { tokens } = setUp(fakeHttp(no(50001), pair('1')))
    await expect(tokens.access()).rejects.toMatchObject({ name: 'ApiError', code: 50001 })
    expect(await tokens.access()).toBe('access-1')
  })

  test('for want of a network is that failure', async () => {
    const { tokens } = setUp(fakeHttp(new Error('cable out')))
    await expect(tokens.access()).rejects.toThrow('cable out')
  })
})

test('without a stored refresh token a sign-in is needed and nothing is asked', async () => {
  const http = fakeHttp()
  await expect(setUp(http, { stored: null }).tokens.access()).rejects.toMatchObject({
    code: 'sign-in-needed',
  })
  expect(http.asked).toEqual([])
})
