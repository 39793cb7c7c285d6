import { describe, expect, test } from 'vitest'
import { downloadUrl } from '../../../../src/core/cloudreve/links.ts'
import { release } from '../../../../src/core/cloudreve/locks.ts'
import * as oauth from '../../../../src/core/cloudreve/oauth.ts'
import * as session from '../../../../src/core/cloudreve/session.ts'
import { createSession, sendChunk } from '../../../../src/core/cloudreve/upload.ts'
import { settings } from '../../../../src/core/cloudreve/user.ts'
import type { Precondition } from '../../../../src/core/domain/precondition.ts'
import { emptyBody, fakeHttp, json, jsonOf, no, ok, signedIn } from './fake-http.ts'

const previous = 'v1' as Precondition

describe('sessions', () => {
  const granted = {
    session_id: 's1',
    upload_id: '',
    chunk_size: 26_214_400,
    expires: 1_785_700_000,
    storage_policy: { id: '8gPs', name: 'Default', type: 'local', max_size: 0, encryption: true },
    uri: 'cloudreve://my/a',
    callback_secret: 'q3R',
  }
  const key = Buffer.alloc(32, 1)
  const iv = Buffer.alloc(16, 2)
  const encrypted = (more: object = {}) => ({
    ...granted,
    encrypt_metadata: {
      algorithm: 'aes-256-ctr',
      key: null,
      key_plain_text: key.toString('base64'),
      iv: iv.toString('base64'),
      ...more,
    },
  })
  const request = { uri: 'cloudreve://my/a', size: 5, previous, replace: true }

  test('that replace say so and always advertise the cipher', async () => {
    const http = fakeHttp(ok(granted))
    const created = await createSession(signedIn(http), { ...request, lastModified: 1_700_000_000_000 })
    expect(created).toMatchObject({
      id: 's1',
      chunkSize: 26_214_400,
      expires: 1_785_700_000_000,
      encryption: null,
    })
    expect(jsonOf(http.asked[0])).toEqual({
      uri: 'cloudreve://my/a',
      size: 5,
      previous: 'v1',
      entity_type: 'version',
      last_modified: 1_700_000_000_000,
      encryption_supported: ['aes-256-ctr'],
    })
  })

  test('that create leave the kind out, so that anything there refuses them', async () => {
    const http = fakeHttp(ok(granted))
    await createSession(signedIn(http), { ...request, replace: false })
    expect(jsonOf(http.asked[0])).not.toHaveProperty('entity_type')
  })

  test('of an encrypting policy bring key and counter', async () => {
    expect((await createSession(signedIn(fakeHttp(ok(encrypted()))), request)).encryption).toEqual({
      key,
      iv,
    })
  })

  test.each([
    ['another cipher', { algorithm: 'chacha20' }],
    ['a short key', { key_plain_text: Buffer.alloc(31).toString('base64') }],
    ['no key', { key_plain_text: undefined }],
    ['a long counter', { iv: Buffer.alloc(17).toString('base64') }],
  ])('that ask for %s are not accepted: plain text would be stored as garbage', async (_, more) => {
    await expect(createSession(signedIn(fakeHttp(ok(encrypted(more)))), request)).rejects.toMatchObject({
      what: 'wrong-shape',
    })
  })

  test('a chunk of a foreign session may be a lost login: the token is renewed, the chunk not repeated', async () => {
    const http = fakeHttp(no(40011))
    await expect(
      sendChunk(signedIn(http), { sessionId: 's/1', index: 3, body: emptyBody }),
    ).rejects.toMatchObject({
      code: 40011,
    })
    expect(http.asked.map(({ url }) => url.pathname)).toEqual(['/cloud/api/v4/file/upload/s%2F1/3'])
  })
})

describe('signing in', () => {
  const credentials = { email: 'ana@example.org', password: 'secret' }

  test('with two factors continues by the session the server names', async () => {
    const http = fakeHttp(json({ code: 203, data: '5b9f', msg: '' }))
    expect(
      await session.signIn(signedIn(http), { ...credentials, captcha: { ticket: 't', text: 'abc' } }),
    ).toEqual({
      kind: 'two-factor',
      sessionId: '5b9f',
    })
    expect(jsonOf(http.asked[0])).toEqual({ ...credentials, ticket: 't', captcha: 'abc' })
  })

  test('a 203 without a session is not that', async () => {
    await expect(session.signIn(signedIn(fakeHttp(no(203))), credentials)).rejects.toMatchObject({
      code: 203,
    })
  })

  test("an access token's life is counted on the server's clock", async () => {
    const token = {
      access_token: 'a',
      refresh_token: 'r',
      access_expires: '2026-11-23T22:20:08.435241888Z',
      refresh_expires: '2026-12-07T21:20:08.435241968Z',
    }
    const answer = ok({ user: { id: 'dWim' }, token }, { date: 'Mon, 23 Nov 2026 21:20:08 GMT' })
    const done = await session.signIn(signedIn(fakeHttp(answer)), credentials)
    expect(done).toMatchObject({ kind: 'signed-in', user: { id: 'dWim' }, tokens: { accessLife: 3_600_435 } })
  })

  test('signing out what the server does not know any more is done', async () => {
    await session.signOut(signedIn(fakeHttp(no(40020))), 'r')
    await expect(session.signOut(signedIn(fakeHttp(no(50001))), 'r')).rejects.toMatchObject({ code: 50001 })
  })

  test('an OAuth refusal is an ApiError with the first of its codes', async () => {
    const refusal = json(
      { error: 'Invalid client secret', error_description: '', error_codes: [40020], correlation_id: 'c' },
      400,
    )
    const request = { clientId: 'a', clientSecret: 's', code: 'c', verifier: 'v' }
    const http = fakeHttp(refusal)
    await expect(oauth.exchange(signedIn(http), request)).rejects.toMatchObject({
      name: 'ApiError',
      code: 40020,
      correlationId: 'c',
    })
    const sent = http.asked[0]?.body
    expect(sent instanceof Uint8Array && Buffer.from(sent).toString()).toBe(
      'grant_type=authorization_code&client_id=a&client_secret=s&code=c&code_verifier=v',
    )
  })
})

test('locks are broken one by one; those that are gone already do not stop the others', async () => {
  const http = fakeHttp(no(40001), ok())
  await release(signedIn(http), ['t1', 't2'])
  expect(http.asked.map(jsonOf)).toEqual([{ tokens: ['t1'] }, { tokens: ['t2'] }])
  await expect(release(signedIn(fakeHttp(no(40089))), ['t1'])).rejects.toMatchObject({ code: 40089 })
})

test('retention as the server applies it: nothing listed means all files, no maximum means any number', async () => {
  const http = fakeHttp(
    ok({ version_retention_enabled: true }),
    ok({ version_retention_ext: ['txt', 'TXT'], version_retention_max: 3 }),
  )
  const api = signedIn(http)
  expect(await settings(api)).toEqual({ enabled: true, max: 0, extensions: null, twoFactor: false })
  expect(await settings(api)).toEqual({
    enabled: false,
    max: 3,
    extensions: ['txt', 'TXT'],
    twoFactor: false,
  })
})

test('a link that is no link is not accepted', async () => {
  const http = fakeHttp(ok({ urls: [{ url: 'https://' }], expires: null }))
  await expect(downloadUrl(signedIn(http), 'u')).rejects.toMatchObject({ what: 'wrong-shape' })
})
