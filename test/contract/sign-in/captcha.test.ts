import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import type { Context } from '../harness/context.ts'
import { accepted, expectCode } from '../harness/expectations.ts'
import { scenario } from '../harness/scenario.ts'
import { login, refresh, tryLogin } from './session.ts'

const mismatch = 'CAPTCHA not match.'

async function picture(user: Client): Promise<{ image: string; ticket: string }> {
  return accepted(await user.as(null).call('GET', '/site/captcha')) as { image: string; ticket: string }
}

/** A ticket with the text of its picture. */
async function solved({ user, server }: Context): Promise<{ ticket: string; captcha: string }> {
  const { ticket } = await picture(user)
  return { ticket, captcha: server.site.captchaAnswer(ticket) }
}

scenario(
  'sign-in/captcha-normal',
  'the picture is a PNG of 240 by 60 with a ticket of 20 characters',
  {},
  async ({ user }) => {
    const { image, ticket } = await picture(user)
    expect(ticket).toMatch(/^[A-Za-z0-9]{20}$/)
    expect(image).toMatch(/^data:image\/png;base64,/)
    const bytes = Buffer.from(image.slice(image.indexOf(',') + 1), 'base64')
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([240, 60])
  },
)

scenario(
  'sign-in/captcha-normal',
  'the site says when a captcha is asked for, and the right text signs in, in any case',
  { needs: 'test-server' },
  async (context) => {
    const { user, account, server } = context
    const config = () => user.call('GET', '/site/config/login')
    expect(accepted(await config())).not.toHaveProperty('login_captcha')
    server.site.settings.loginCaptcha = true
    expect(accepted(await config())).toMatchObject({ login_captcha: true })
    const basic = accepted(await user.as(null).call('GET', '/site/config/basic'))
    expect(basic).toMatchObject({ captcha_type: 'normal' })
    const { ticket, captcha } = await solved(context)
    accepted(await tryLogin(user, { ...account, ticket, captcha: captcha.toUpperCase() }))
  },
)

scenario(
  'sign-in/captcha-normal',
  'a missing, wrong or empty answer hides every other fault of the body',
  { needs: 'test-server' },
  async (context) => {
    const { user, account, server } = context
    server.site.settings.loginCaptcha = true
    const { ticket } = await picture(user)
    const tries = [
      account,
      { ...account, ticket, captcha: 'zz' },
      { ...account, ticket: 'doesnotexist00000000', captcha: '3' },
      { ...account, ticket: (await picture(user)).ticket, captcha: '' },
      { email: 'not-mail' },
    ]
    for (const fields of tries) expectCode(await tryLogin(user, fields), 40026, mismatch)
    expectCode(await user.as(null).call('POST', '/session/token'), 40026, mismatch)
  },
)

scenario(
  'sign-in/captcha-normal',
  'every attempt uses its picture up, also a right text with a wrong password',
  { needs: 'test-server' },
  async (context) => {
    const { user, account, server } = context
    server.site.settings.loginCaptcha = true
    const first = await solved(context)
    accepted(await tryLogin(user, { ...account, ...first }))
    expectCode(await tryLogin(user, { ...account, ...first }), 40026, mismatch)
    const second = await solved(context)
    expectCode(await tryLogin(user, { ...account, ...second, password: 'wrong-password' }), 40080)
    expectCode(await tryLogin(user, { ...account, ...second }), 40026, mismatch)
    const third = await solved(context)
    expectCode(await tryLogin(user, { ...account, ...third, captcha: `${third.captcha}x` }), 40026)
    expectCode(await tryLogin(user, { ...account, ...third }), 40026, mismatch)
  },
)

scenario(
  'sign-in/captcha-normal',
  'a refresh asks for no captcha',
  { needs: 'test-server' },
  async ({ user, account, server }) => {
    const { refresh_token } = await login(user, account)
    server.site.settings.loginCaptcha = true
    accepted(await refresh(user, refresh_token))
  },
)

scenario(
  'sign-in/captcha-other-kinds',
  'tcaptcha asks for the text of a picture like normal; the others refuse what no browser made',
  { needs: 'test-server' },
  async (context) => {
    const { user, account, server } = context
    const { settings } = server.site
    settings.loginCaptcha = true
    const kind = async () =>
      (accepted(await user.call('GET', '/site/config/basic')) as Record<string, unknown>)['captcha_type']

    settings.captchaType = 'tcaptcha'
    expect(await kind()).toBe('tcaptcha')
    const { ticket } = await picture(user)
    expectCode(await tryLogin(user, { ...account, ticket, captcha: 'zz' }), 40026, mismatch)
    accepted(await tryLogin(user, { ...account, ...(await solved(context)) }))

    settings.captchaType = 'cap'
    expect(await kind()).toBe('cap')
    expectCode(await tryLogin(user, { ...account, ticket: 'tok' }), 40026, 'Captcha configuration error')

    settings.captchaType = 'recaptcha'
    expect(await kind()).toBe('recaptcha')
    const empty = await tryLogin(user, { ...account, captcha: 'token' })
    expect([empty.status, empty.text]).toEqual([200, ''])

    settings.captchaType = 'turnstile'
    expect(await kind()).toBe('turnstile')
  },
)

scenario(
  'sign-in/captcha-sign-up-and-reset',
  'a sign-up can ask for a captcha of its own and can be switched off',
  { needs: 'test-server' },
  async (context) => {
    const { user, server } = context
    const gus = { email: 'gus@example.org', password: 'redrop-pass-2', language: 'en-US' }
    const signUp = (fields: object) => user.as(null).call('POST', '/user', { json: fields })
    server.site.settings.registerCaptcha = true
    const login = accepted(await user.call('GET', '/site/config/login'))
    expect(login).toMatchObject({ reg_captcha: true, register_enabled: true })
    expectCode(await signUp(gus), 40026, mismatch)
    accepted(await signUp({ ...gus, ...(await solved(context)) }))

    server.site.settings.registerEnabled = false
    expect(accepted(await user.call('GET', '/site/config/login'))).not.toHaveProperty('register_enabled')
    expectCode(await signUp({ ...gus, email: 'hal@example.org' }), 40019, 'This feature is not enabled')
  },
)
