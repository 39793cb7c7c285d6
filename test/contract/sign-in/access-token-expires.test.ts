import { expect } from 'vitest'
import { accepted, expectCode, expectInnerCode } from '../harness/expectations.ts'
import { scenario } from '../harness/scenario.ts'
import { login, refreshed, tryLogin } from './session.ts'

const clock = { offset: 0 }
const now = (): number => Date.now() + clock.offset

scenario(
  'sign-in/access-token-expires',
  'an access token dies without leeway, disguised in batches, and a refresh repairs it',
  { needs: 'test-server', server: { now, settings: { accessTokenTtl: 2 } } },
  async ({ user, account, uri }) => {
    const pair = await login(user, account)
    const mine = user.as(pair.access_token)
    await mine.write(uri('a.txt'), 'a')
    clock.offset += 3000
    expectCode(await mine.call('GET', '/user/capacity'), 401, 'Login required')
    expectCode(await mine.getInfo(uri('a.txt')), 401, 'Login required')
    const batch = await mine.call('POST', '/file/url', { json: { uris: [uri('a.txt')] } })
    expectInnerCode(batch, uri('a.txt'), 401)
    const attached = await mine.call('POST', '/session/token/refresh', {
      json: { refresh_token: pair.refresh_token },
    })
    const next = accepted(attached) as typeof pair
    accepted(await mine.as(next.access_token).call('GET', '/user/capacity'))
  },
)

scenario(
  'sign-in/access-token-expires',
  'lifetimes changed by the administrator hold for the tokens issued from then on',
  { needs: 'test-server', server: { now } },
  async ({ user, account, server }) => {
    const before = await login(user, account)
    server.site.settings.accessTokenTtl = 60
    const after = await refreshed(user, before.refresh_token)
    expect(Math.round((Date.parse(before.access_expires) - now()) / 1000)).toBe(3600)
    expect(Math.round((Date.parse(after.access_expires) - now()) / 1000)).toBe(60)
    clock.offset += 61_000
    expectCode(await user.as(after.access_token).call('GET', '/user/me'), 401)
    accepted(await user.as(before.access_token).call('GET', '/user/me'))
  },
)

scenario(
  'sign-in/access-token-expires',
  'a refresh token lives until its own end, also beside newer ones',
  { needs: 'test-server', server: { now, settings: { refreshTokenTtl: 1000 } } },
  async ({ user, account }) => {
    const first = await login(user, account)
    clock.offset += 900_000
    const second = await refreshed(user, first.refresh_token)
    clock.offset += 200_000
    const refresh = (refresh_token: string) =>
      user.as(null).call('POST', '/session/token/refresh', { json: { refresh_token } })
    expectCode(await refresh(first.refresh_token), 40020, 'Failed to issue token pair')
    accepted(await refresh(second.refresh_token))
  },
)

scenario(
  'sign-in/time-limits',
  'a session between password and code is gone after ten minutes, a captcha picture is not',
  { needs: 'test-server', server: { now } },
  async ({ user, account, server }) => {
    const [ana] = server.site.state.users
    if (ana === undefined) throw new Error('no user')
    ana.totpSecret = 'JBSWY3DPEHPK3PXP'
    const reply = await tryLogin(user, { email: account.email, password: account.password })
    expectCode(reply, 203)
    const { ticket } = accepted(await user.call('GET', '/site/captcha')) as { ticket: string }
    clock.offset += 847_000
    const second = await user.as(null).call('POST', '/session/token/2fa', {
      json: { otp: '000000', session_id: reply.data },
    })
    expectCode(second, 404, 'Session not found')

    ana.totpSecret = null
    server.site.settings.loginCaptcha = true
    const captcha = server.site.captchaAnswer(ticket)
    accepted(await tryLogin(user, { email: account.email, password: account.password, ticket, captcha }))
  },
)
