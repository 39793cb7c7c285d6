import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Code } from '../../../../src/core/cloudreve/codes.ts'
import { createApi, type ApiCall, type TokenSource } from '../../../../src/core/cloudreve/api.ts'
import type { HttpBody, HttpReply } from '../../../../src/core/ports/http.ts'
import { fakeHttp, json, jsonOf, no, ok, reply, setClock, type FakeHttp } from './fake-http.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function tokenSource(): TokenSource & { rejected: string[] } {
  const rejected: string[] = []
  return {
    rejected,
    access: () => Promise.resolve(rejected.length === 0 ? 'old' : 'new'),
    renew: (token) => {
      rejected.push(token)
      return Promise.resolve('new')
    },
  }
}

function client(http: FakeHttp, more: { baseUrl?: string; onServerDate?: (ms: number) => void } = {}) {
  const tokens = tokenSource()
  const api = createApi({
    baseUrl: 'https://files.test',
    http,
    clock: setClock(5000),
    clientId: 'id',
    tokens,
    ...more,
  })
  return { api, tokens }
}

const thing: ApiCall<string> = { method: 'GET', path: '/thing', schema: z.string(), auth: 'token' }
const body: HttpBody = { length: 3, send: () => Promise.resolve() }

describe('requests', () => {
  test('go below the base path, values encoded once more', async () => {
    const http = fakeHttp(ok('x'))
    const query = { uri: 'cloudreve://my/c%23d e+f', previous: undefined }
    await client(http, { baseUrl: 'https://files.test:8443/cloud/' }).api.call({ ...thing, query })
    const url = http.asked[0]?.url
    expect(url?.href.split('?')[0]).toBe('https://files.test:8443/cloud/api/v4/thing')
    expect([...(url?.searchParams ?? [])]).toEqual([['uri', 'cloudreve://my/c%23d e+f']])
    expect(url?.search).toContain('%2523')
  })

  test('carry the token, an id of their own and, when they change something, the id of this client', async () => {
    const http = fakeHttp(ok('x'), ok('x'))
    const { api } = client(http)
    await api.call(thing)
    await api.call({ ...thing, method: 'POST', json: { a: 1, left: undefined } })
    const [read, write] = http.asked.map(({ headers }) => headers)
    expect(read).toMatchObject({
      authorization: 'Bearer old',
      'x-cr-correlation-id': expect.stringMatching(uuid) as string,
    })
    expect(read).not.toHaveProperty('x-cr-client-id')
    expect(write).toMatchObject({ 'x-cr-client-id': 'id', 'content-type': 'application/json' })
    expect(write?.['x-cr-correlation-id']).not.toBe(read?.['x-cr-correlation-id'])
    expect(jsonOf(http.asked[1])).toEqual({ a: 1 })
  })

  test('carry no token where none is wanted', async () => {
    const http = fakeHttp(ok('x'))
    await client(http).api.call({ ...thing, auth: 'none' })
    expect(http.asked[0]?.headers).not.toHaveProperty('authorization')
  })

  test('of an anonymous client cannot need an account', async () => {
    const http = fakeHttp()
    const api = createApi({ baseUrl: 'https://files.test', http, clock: setClock(), clientId: 'id' })
    await expect(api.call(thing)).rejects.toThrow('/thing needs an account')
    expect(http.asked).toEqual([])
  })

  test('hand a streamed body, the signal and the limits to the transport', async () => {
    const http = fakeHttp(ok('x'))
    const { signal } = new AbortController()
    await client(http).api.call({ ...thing, method: 'PUT', body, signal, limits: { idle: 5 } })
    expect(http.asked[0]).toMatchObject({ body, signal, limits: { idle: 5 } })
    expect(http.asked[0]?.headers).toMatchObject({ 'content-type': 'application/octet-stream' })
  })
})

describe('answers', () => {
  test('are checked: what the schema does not allow is an unexpected answer', async () => {
    await expect(client(fakeHttp(ok(7))).api.call(thing)).rejects.toMatchObject({
      name: 'UnexpectedAnswer',
      what: 'wrong-shape',
    })
  })

  test.each([
    ['a refusal', no(50001)],
    ['the error of a single URI', no(40081, { aggregated_error: { a: { code: 50001, msg: '' } } })],
    ['what is no answer of a Cloudreve', reply('<html>502</html>', 502)],
  ])('carry the request they belong to, without what is particular to a file: %s', async (_, answer) => {
    const http = fakeHttp(answer)
    const path = '/file/upload/0b7e6f0e-51a5-4f0e/7'
    const error: unknown = await client(http)
      .api.call({ ...thing, path, oneUri: true })
      .catch((thrown: unknown) => thrown)
    const id = http.asked[0]?.headers['x-cr-correlation-id']
    expect(error).toMatchObject({ request: { route: 'GET /file/upload/…/…', id, at: 5000 } })
  })

  test("tell the server's clock; without a Date ours is taken", async () => {
    const dates: number[] = []
    const http = fakeHttp(ok('x', { date: 'Thu, 01 Jan 1970 00:01:00 GMT' }), ok('x'))
    const { api } = client(http, { onServerDate: (ms) => dates.push(ms) })
    expect(await api.exchange(thing)).toEqual({ value: 'x', serverDate: 60_000 })
    expect(await api.exchange(thing)).toEqual({ value: 'x', serverDate: 5000 })
    expect(dates).toEqual([60_000])
  })

  test('of a call for one URI throw its own error', async () => {
    const answer = no(40081, { aggregated_error: { 'cloudreve://my/a': { code: 40016, msg: '' } } })
    const { api } = client(fakeHttp(answer, answer))
    await expect(api.call({ ...thing, oneUri: true })).rejects.toMatchObject({ code: 40016 })
    await expect(api.call(thing)).rejects.toMatchObject({ code: 40081 })
  })
})

describe('a refused token', () => {
  const batch = (...codes: number[]) =>
    no(40081, {
      aggregated_error: Object.fromEntries(
        codes.map((code, at) => [`cloudreve://my/${at}`, { code, msg: '' }]),
      ),
    })

  test.each<[string, HttpReply, Partial<ApiCall<string>>]>([
    ['401', no(401), {}],
    ['401 with that HTTP status', json({ code: 401, msg: '' }, 401), {}],
    ['40088 of a share', no(40088), {}],
    ['401 for each URI of a batch', batch(401, 401), {}],
    ['401 for the only URI of a batch', batch(401), { oneUri: true }],
    ['a code that this endpoint uses for it', no(40011), { signedOutCodes: [Code.UploadSessionExpired] }],
  ])('is renewed once and the call repeated: %s', async (_, refusal, more) => {
    const http = fakeHttp(refusal, ok('x'))
    const { api, tokens } = client(http)
    expect(await api.call({ ...thing, ...more })).toBe('x')
    expect(tokens.rejected).toEqual(['old'])
    expect(http.asked.map(({ headers }) => headers['authorization'])).toEqual(['Bearer old', 'Bearer new'])
  })

  test('that stays refused is not renewed again', async () => {
    const http = fakeHttp(no(401), no(401))
    const { api, tokens } = client(http)
    await expect(api.call(thing)).rejects.toMatchObject({ code: 401 })
    expect(tokens.rejected).toEqual(['old'])
  })

  test('is renewed, but a streamed body is not sent again', async () => {
    const http = fakeHttp(no(401))
    const { api, tokens } = client(http)
    await expect(api.call({ ...thing, method: 'PUT', body })).rejects.toMatchObject({ code: 401 })
    expect(tokens.rejected).toEqual(['old'])
    expect(http.asked).toHaveLength(1)
  })

  test.each([
    ['40011 elsewhere', no(40011)],
    ['a batch of which only a part is refused', batch(401, 40016)],
    ['the database is away (50001)', no(50001)],
    ['a scope is missing (40089)', no(40089)],
    ['a page with status 401', reply('<html>', 401)],
  ])('is not what this means: %s', async (_, answer) => {
    const { api, tokens } = client(fakeHttp(answer))
    await expect(api.call(thing)).rejects.toThrow()
    expect(tokens.rejected).toEqual([])
  })
})
