import { expect } from 'vitest'
import type { Context } from '../harness/context.ts'
import { accepted, expectCode } from '../harness/expectations.ts'
import { scenario } from '../harness/scenario.ts'
import { restart } from '../harness/site.ts'
import { login, refresh, signOut, tryLogin } from './session.ts'

const secret = 'JBSWY3DPEHPK3PXP'

/** What a restart may lose: a sign-out, a login before its second step, an upload session and a captcha. */
async function openThings({ user, account, server, uri }: Context) {
  const live = await login(user, account)
  const signedOut = await login(user, account)
  accepted(await signOut(user, signedOut.refresh_token))
  expectCode(await refresh(user, signedOut.refresh_token), 40020)
  const [ana] = server.site.state.users
  if (ana === undefined) throw new Error('no user')
  ana.totpSecret = secret
  const secondStep = await tryLogin(user, account)
  expectCode(secondStep, 203)
  const created = await user.call('PUT', '/file/upload', { json: { uri: uri('up.bin'), size: 4 } })
  const { session_id } = accepted(created) as { session_id: string }
  const { ticket } = accepted(await user.call('GET', '/site/captcha')) as { ticket: string }
  const captcha = { ticket, captcha: server.site.captchaAnswer(ticket) }
  return { live, signedOut, twoFactorSession: secondStep.data, session_id, captcha }
}

type Opened = Awaited<ReturnType<typeof openThings>>

async function expectTokensAlive({ user }: Context, { live }: Opened): Promise<void> {
  accepted(await user.as(live.access_token).call('GET', '/user/me'))
  accepted(await refresh(user, live.refresh_token))
}

function secondStep({ user }: Context, { twoFactorSession }: Opened) {
  return user
    .as(null)
    .call('POST', '/session/token/2fa', { json: { otp: '000000', session_id: twoFactorSession } })
}

scenario(
  'sign-in/restart-orderly',
  'an orderly restart keeps tokens, sign-outs and second steps; upload locks and captchas are gone',
  { needs: 'test-server' },
  async (context) => {
    const { user, server, account } = context
    const opened = await openThings(context)
    await restart(context, 'orderly')
    await expectTokensAlive(context, opened)
    expectCode(await refresh(user, opened.signedOut.refresh_token), 40020)
    expectCode(await secondStep(context, opened), 40022, 'Incorrect 2FA code')
    const chunk = await user.call('POST', `/file/upload/${opened.session_id}/0`, { body: 'abcd' })
    expectCode(chunk, 40073, 'Lock expired')
    expect(chunk.data).toBeUndefined()
    server.site.settings.loginCaptcha = true
    expectCode(await tryLogin(user, { ...account, ...opened.captcha }), 40026)
  },
)

scenario(
  'sign-in/restart-crash',
  'after a crash tokens live, a signed-out one again too; second steps and upload sessions are unknown',
  { needs: 'test-server' },
  async (context) => {
    const { user } = context
    const opened = await openThings(context)
    await restart(context, 'killed')
    await expectTokensAlive(context, opened)
    accepted(await refresh(user, opened.signedOut.refresh_token))
    expectCode(await secondStep(context, opened), 404, 'Session not found')
    const chunk = await user.call('POST', `/file/upload/${opened.session_id}/0`, { body: 'abcd' })
    expectCode(chunk, 40011)
  },
)
