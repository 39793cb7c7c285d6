import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import type { Fixture } from './harness.ts'
import { fixture, password, someText } from './harness.ts'

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** The code of the half minute `steps` away from the server's present one. */
function code({ server }: Fixture, steps = 0, of = secret): string {
  const timestamp = server.site.now() + steps * 30_000
  return new TOTP({ secret: Secret.fromBase32(of) }).generate({ timestamp })
}

async function firstStep({ call }: Fixture): Promise<string> {
  const answer = await call('POST', '/session/token', { json: { email: 'ana@example.org', password } })
  expect(answer.body).toEqual({ code: 203, data: someText, msg: '' })
  return answer.body?.['data'] as string
}

function secondStep({ call }: Fixture, session_id: string, otp: string) {
  return call('POST', '/session/token/2fa', { json: { otp, session_id } })
}

test('wrong codes leave the second step open, the right one ends it', async () => {
  const site = await fixture()
  site.ana.totpSecret = secret
  const session = await firstStep(site)
  for (const wrong of ['000000', code(site, -2), code(site, 2)]) {
    expect((await secondStep(site, session, wrong)).code).toBe(40022)
  }
  const done = await secondStep(site, session, ` ${code(site)} `)
  expect(done.data.token.access_token).toEqual(someText)
  expect((await secondStep(site, session, code(site))).code).toBe(404)
})

test('the codes of the neighbouring half minutes are accepted', async () => {
  const site = await fixture()
  site.ana.totpSecret = secret
  for (const steps of [-1, 0, 1]) {
    expect((await secondStep(site, await firstStep(site), code(site, steps))).code).toBe(0)
  }
})

test('the second step can be taken for ten minutes', async () => {
  const site = await fixture()
  site.ana.totpSecret = secret
  const session = await firstStep(site)
  site.passSeconds(600)
  expect((await secondStep(site, session, code(site))).msg).toBe('Session not found')
})

test('an account banned between the steps gets tokens that are of no use', async () => {
  const site = await fixture()
  site.ana.totpSecret = secret
  const session = await firstStep(site)
  site.ana.status = 'manual_banned'
  const done = await secondStep(site, session, code(site))
  expect(done.data.user.status).toBe('manual_banned')
  expect((await site.call('GET', '/user/me', { token: done.data.token.access_token })).code).toBe(50001)
})

test('2FA is switched on with the proposed secret and off with a code, and without one the handler breaks', async () => {
  const site = await fixture()
  const { access_token: token } = await site.signIn()
  const patch = (json: unknown) => site.call('PATCH', '/user/setting', { token, json })
  expect((await patch({ two_fa_enabled: true, two_fa_code: '000000' })).code).toBe(50005)
  const proposed = (await site.call('GET', '/user/setting/2fa', { token })).body?.['data'] as string
  expect(proposed).toMatch(/^[A-Z2-7]{32}$/)
  expect(await patch({ two_fa_enabled: true })).toMatchObject({ status: 500, text: '' })
  expect((await patch({ two_fa_enabled: true, two_fa_code: '000000' })).code).toBe(40022)
  expect((await patch({ two_fa_enabled: true, two_fa_code: code(site, 0, proposed) })).code).toBe(0)
  await firstStep(site)
  expect((await patch({ two_fa_enabled: false, two_fa_code: code(site, 0, proposed) })).code).toBe(0)
  await site.signIn()
})
