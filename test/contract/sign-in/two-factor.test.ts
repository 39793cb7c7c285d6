import { Secret, TOTP } from 'otpauth'
import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import type { Context } from '../harness/context.ts'
import { accepted, expectCode } from '../harness/expectations.ts'
import type { Reply } from '../harness/reply.ts'
import { scenario } from '../harness/scenario.ts'
import type { TokenPair } from '../harness/sign-in.ts'
import { login, refresh, tryLogin } from './session.ts'

// Not on a real server: a run that breaks off would lock the person out of the account.
const needs = 'test-server'

/** A fixed instant, ten seconds into a half minute. */
const server = { now: () => Date.parse('2026-05-01T08:00:10Z') }

/** The code of now, or of that many half minutes later. */
function otp(secret: string, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: server.now() + steps * 30_000,
  })
}

function patch(user: Client, two_fa_enabled: boolean, two_fa_code?: string): Promise<Reply> {
  return user.call('PATCH', '/user/setting', { json: { two_fa_enabled, two_fa_code } })
}

async function enable(user: Client): Promise<string> {
  const secret = accepted(await user.call('GET', '/user/setting/2fa')) as string
  accepted(await patch(user, true, otp(secret)))
  return secret
}

function secondStep(user: Client, session_id: unknown, code: unknown): Promise<Reply> {
  return user.as(null).call('POST', '/session/token/2fa', { json: { otp: code, session_id } })
}

/** The password step; returns the session for the code. */
async function firstStep({ user, account }: Context): Promise<string> {
  const reply = await tryLogin(user, { email: account.email, password: account.password })
  expectCode(reply, 203)
  expect(reply.data).toMatch(/^[0-9a-f-]{36}$/)
  return reply.data as string
}

scenario(
  'sign-in/two-factor',
  'switching on needs a secret asked for before and its code',
  { needs, server },
  async ({ user }) => {
    const none = 'You have not initiated 2FA session'
    expectCode(await patch(user, true, '000000'), 50005, none)
    expectCode(await patch(user, true), 50005, none)
    const secret = accepted(await user.call('GET', '/user/setting/2fa')) as string
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expectCode(await patch(user, true, '000000'), 40022, 'Incorrect 2FA code')
    accepted(await patch(user, true, otp(secret)))
    expect(accepted(await user.call('GET', '/user/setting'))).toMatchObject({ two_fa_enabled: true })
  },
)

scenario(
  'sign-in/two-factor',
  'without a code the real handler breaks: HTTP 500 with an empty body',
  { needs, server },
  async ({ user }) => {
    accepted(await user.call('GET', '/user/setting/2fa'))
    for (const on of [true, false]) {
      const reply = await patch(user, on)
      expect([reply.status, reply.text]).toEqual([500, ''])
    }
  },
)

scenario(
  'sign-in/two-factor',
  'the password alone gives a session; only the right code gives tokens, once',
  { needs, server },
  async (context) => {
    const { user, account } = context
    const secret = await enable(user)
    const session = await firstStep(context)
    expectCode(await secondStep(user, session, '000000'), 40022, 'Incorrect 2FA code')
    expectCode(await secondStep(user, session, 123_456), 40001, 'JSON marshall error')
    expectCode(await secondStep(user, session, ''), 40001, 'OTP cannot be empty')
    expectCode(await secondStep(user, session, otp(secret, -2)), 40022)
    const unknown = '00000000-0000-4000-8000-000000000000'
    expectCode(await secondStep(user, unknown, otp(secret)), 404, 'Session not found')
    expectCode(await tryLogin(user, { email: account.email, password: 'wrong-password' }), 40080)

    const data = accepted(await secondStep(user, session, otp(secret))) as { token: TokenPair }
    accepted(await user.as(data.token.access_token).call('GET', '/user/me'))
    expectCode(await secondStep(user, session, otp(secret)), 404, 'Session not found')
  },
)

scenario(
  'sign-in/two-factor',
  'codes of the step before and after count, used ones and ones with blanks too',
  { needs, server },
  async (context) => {
    const { user } = context
    const secret = await enable(user)
    for (const code of [otp(secret), otp(secret), otp(secret, -1), otp(secret, 1), ` ${otp(secret)} `]) {
      accepted(await secondStep(user, await firstStep(context), code))
    }
  },
)

scenario(
  'sign-in/two-factor',
  'older refresh tokens stay alive, and prepare says nothing of the second step',
  { needs, server },
  async ({ user, account }) => {
    const before = await login(user, account)
    await enable(user)
    accepted(await refresh(user, before.refresh_token))
    const prepare = await user.as(null).call('GET', '/session/prepare', { query: { email: account.email } })
    expect(accepted(prepare)).toEqual({ webauthn_enabled: false, password_enabled: true })
  },
)

scenario(
  'sign-in/two-factor',
  'an account banned between the steps gets tokens that are of no use',
  { needs, server },
  async (context) => {
    const { user } = context
    const secret = await enable(user)
    const session = await firstStep(context)
    const [ana] = context.server.site.state.users
    if (ana !== undefined) ana.status = 'manual_banned'
    const data = accepted(await secondStep(user, session, otp(secret))) as Record<string, object>
    expect(data['user']).toMatchObject({ status: 'manual_banned' })
    const { access_token } = data['token'] as TokenPair
    expectCode(await user.as(access_token).call('GET', '/user/me'), 50001, 'failed to get login user')
  },
)

scenario(
  'sign-in/two-factor',
  'switching off needs the code as well, and then the password is enough',
  { needs, server },
  async ({ user, account }) => {
    const secret = await enable(user)
    expectCode(await patch(user, false, '000000'), 40022, 'Incorrect 2FA code')
    accepted(await patch(user, false, otp(secret)))
    accepted(await tryLogin(user, { email: account.email, password: account.password }))
    expectCode(await patch(user, false, otp(secret)), 40022, 'Incorrect 2FA code')
  },
)
