import { expect, test } from 'vitest'
import type { Fixture } from './harness.ts'
import { fixture, password } from './harness.ts'

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** The code after the second step with a wrong one: 40022 = the session is still there. */
async function secondStepCode({ call }: Fixture, session_id: string): Promise<unknown> {
  return (await call('POST', '/session/token/2fa', { json: { otp: '000000', session_id } })).code
}

async function withMarks() {
  const site = await fixture()
  const [live, out] = [await site.signIn(), await site.signIn()]
  await site.call('DELETE', '/session/token', { json: { refresh_token: out.refresh_token } })
  site.ana.totpSecret = secret
  const json = { email: 'ana@example.org', password }
  const session = (await site.call('POST', '/session/token', { json })).body?.['data'] as string
  return { ...site, live, out, session }
}

test('an orderly restart keeps tokens, sign-outs and second steps', async () => {
  const site = await withMarks()
  await site.server.restart('orderly')
  expect((await site.call('GET', '/user/me', { token: site.live.access_token })).code).toBe(0)
  expect((await site.refresh(site.live.refresh_token)).code).toBe(0)
  expect((await site.refresh(site.out.refresh_token)).code).toBe(40020)
  expect(await secondStepCode(site, site.session)).toBe(40022)
})

test('after a kill tokens work, but a signed-out one works again and second steps are gone', async () => {
  const site = await withMarks()
  await site.server.restart('killed')
  expect((await site.call('GET', '/user/me', { token: site.live.access_token })).code).toBe(0)
  expect((await site.refresh(site.out.refresh_token)).code).toBe(0)
  expect(await secondStepCode(site, site.session)).toBe(404)
})

test('captcha pictures do not survive any restart', async () => {
  const { call, server } = await fixture()
  const { ticket } = (await call('GET', '/site/captcha')).body?.['data'] as { ticket: string }
  await server.restart('orderly')
  expect(() => server.site.captchaAnswer(ticket)).toThrow(ticket)
})
