import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { putContent } from '../../../src/core/cloudreve/content.ts'
import { list, trash } from '../../../src/core/cloudreve/files.ts'
import { finishTwoFactor, refresh, signIn, signOut } from '../../../src/core/cloudreve/session.ts'
import { captcha, loginConfig } from '../../../src/core/cloudreve/site.ts'
import { me } from '../../../src/core/cloudreve/user.ts'
import { ana, bytes, connect, connectSignedIn } from './setup.ts'

test('a wrong password is refused by its code', async () => {
  const { anonymous } = await connect()
  await expect(signIn(anonymous, { ...ana, password: 'nonsense' })).rejects.toMatchObject({ code: 40080 })
})

test('a picture captcha is fetched, shown as PNG and answered', async () => {
  const { anonymous, server } = await connect({ settings: { loginCaptcha: true } })
  expect(await loginConfig(anonymous)).toEqual({ loginCaptcha: true })
  await expect(signIn(anonymous, ana)).rejects.toMatchObject({ code: 40026 })
  const { ticket, image } = await captcha(anonymous)
  expect(Buffer.from(image.subarray(1, 4)).toString()).toBe('PNG')
  const text = server.site.captchaAnswer(ticket)
  expect(await signIn(anonymous, { ...ana, captcha: { ticket, text } })).toMatchObject({ kind: 'signed-in' })
})

test('a second factor is asked for; a wrong code may be corrected', async () => {
  const { anonymous, server } = await connect()
  const secret = new Secret()
  const [user] = server.site.state.users
  if (user) user.totpSecret = secret.base32
  const step = await signIn(anonymous, ana)
  if (step.kind !== 'two-factor') throw new Error('no second factor')
  const right = new TOTP({ secret }).generate()
  const wrong = right === '000000' ? '000001' : '000000'
  await expect(finishTwoFactor(anonymous, { sessionId: step.sessionId, otp: wrong })).rejects.toMatchObject({
    code: 40022,
  })
  expect(await finishTwoFactor(anonymous, { sessionId: step.sessionId, otp: right })).toMatchObject({
    user: { email: ana.email },
  })
})

test('after a sign-out the refresh token is refused', async () => {
  const { anonymous, signedIn } = await connectSignedIn()
  await signOut(anonymous, signedIn.tokens.refreshToken)
  await expect(refresh(anonymous, signedIn.tokens.refreshToken)).rejects.toMatchObject({ code: 40020 })
})

const refreshes = (requests: readonly { path: string }[]) =>
  requests.filter(({ path }) => path.endsWith('/session/token/refresh')).length

test('an hour later many calls cause one refresh, before any of them', async () => {
  const { api, clock, server } = await connectSignedIn()
  clock.ahead = 55 * 60_000
  await Promise.all([me(api), list(api, 'cloudreve://my'), me(api)])
  expect(refreshes(server.requests)).toBe(1)
})

test.each([
  ['a single call', (api: Parameters<typeof me>[0]) => me(api)],
  ['a batch, which hides it', (api: Parameters<typeof me>[0]) => trash(api, ['cloudreve://my/a.txt'])],
])('a token the server takes for expired is renewed and the call repeated: %s', async (_, call) => {
  const { api, absent, server } = await connectSignedIn()
  await putContent(api, { uri: 'cloudreve://my/a.txt', previous: absent, body: bytes('one') })
  server.faults.add({
    match: ({ path }) => !path.includes('/session/'),
    times: 1,
    do: { kind: 'expired-token' },
  })
  await call(api)
  expect(refreshes(server.requests)).toBe(1)
})

test('a body is not sent twice: the token is renewed and the caller repeats', async () => {
  const { api, absent, server } = await connectSignedIn()
  server.faults.add({
    match: { method: 'PUT', path: /\/file\/content$/ },
    times: 1,
    do: { kind: 'expired-token' },
  })
  const put = () => putContent(api, { uri: 'cloudreve://my/a.txt', previous: absent, body: bytes('one') })
  await expect(put()).rejects.toMatchObject({ code: 401 })
  expect(refreshes(server.requests)).toBe(1)
  expect(await put()).toMatchObject({ size: 3 })
  expect(refreshes(server.requests)).toBe(1)
})

test('a database that is away keeps the tokens', async () => {
  const { api, server } = await connectSignedIn()
  server.faults.wedge()
  await expect(me(api)).rejects.toMatchObject({ name: 'ApiError', code: 50001 })
  server.faults.unwedge()
  expect(await me(api)).toMatchObject({ email: ana.email })
  expect(refreshes(server.requests)).toBe(0)
})
