import { expect, test } from 'vitest'
import { fixture, password, someText } from './harness.ts'

test('a fresh account keeps ten versions of everything', async () => {
  const { call, signIn } = await fixture()
  const { access_token: token } = await signIn()
  expect((await call('GET', '/user/setting', { token })).data).toEqual({
    version_retention_enabled: true,
    version_retention_max: 10,
    passwordless: false,
    two_fa_enabled: false,
    disable_view_sync: false,
    share_links_in_profile: '',
  })
})

test('a limit of 0 and an empty list are left out, null changes nothing', async () => {
  const { call, signIn } = await fixture()
  const { access_token: token } = await signIn()
  const patch = (json: unknown) => call('PATCH', '/user/setting', { token, json })
  expect((await patch({ version_retention_ext: ['docx', 'TXT'], version_retention_max: 0 })).body).toEqual({
    code: 0,
    msg: '',
  })
  await patch({ version_retention_ext: null, version_retention_max: null, unknown: 1 })
  const after = (await call('GET', '/user/setting', { token })).body?.['data'] as Record<string, unknown>
  expect(after['version_retention_ext']).toEqual(['docx', 'TXT'])
  expect(after).not.toHaveProperty('version_retention_max')
})

test('a refused part leaves the nickname changed and the other settings as they were', async () => {
  const { call, signIn, ana } = await fixture()
  const { access_token: token } = await signIn()
  const wrong = { current_password: 'wrong-pass', new_password: 'other-pass' }
  const json = { nick: 'Ana B', version_retention_enabled: false, ...wrong }
  expect((await call('PATCH', '/user/setting', { token, json })).code).toBe(40069)
  expect(ana).toMatchObject({ nickname: 'Ana B', password, retention: { enabled: true } })
})

test('one of the two passwords alone is accepted and does nothing', async () => {
  const { call, signIn, ana } = await fixture()
  const { access_token: token } = await signIn()
  for (const json of [{ current_password: password }, { new_password: 'other-pass' }]) {
    expect((await call('PATCH', '/user/setting', { token, json })).code).toBe(0)
  }
  expect(ana.password).toBe(password)
})

test('each bad value is refused by the name of its field', async () => {
  const { call, signIn } = await fixture()
  const { access_token: token } = await signIn()
  const messages = [
    [{ nick: '' }, 'Nickname too short'],
    [{ nick: 'x'.repeat(256) }, 'Nickname too long'],
    [{ version_retention_max: -1 }, 'VersionRetentionMax too short'],
    [{ version_retention_max: '5' }, 'JSON marshall error'],
    [{ preferred_theme: 'red' }, 'Invalid parameters.'],
    [{ current_password: password, new_password: '12345' }, 'NewPassword too short'],
    [undefined, 'Parameter error'],
  ] as const
  for (const [json, msg] of messages) {
    expect((await call('PATCH', '/user/setting', { token, json })).body).toEqual({ code: 40001, msg })
  }
})

test('a nickname of more than 100 bytes passes the check of the field and fails in the database', async () => {
  const { call, signIn, ana } = await fixture()
  const { access_token: token } = await signIn()
  const patch = (nick: string) => call('PATCH', '/user/setting', { token, json: { nick } })
  expect((await patch('ä'.repeat(50))).code).toBe(0)
  expect(await patch('ä'.repeat(51))).toMatchObject({ code: 50001, msg: 'Failed to update user nick' })
  expect(ana.nickname).toBe('ä'.repeat(50))
})

test('others see a redacted account, its e-mail address only when signed in and only if the site shows it', async () => {
  const { call, signIn, server, ana } = await fixture()
  const { access_token: token } = await signIn()
  const ben = server.site.addUser({ email: 'ben@example.org', password })
  const path = `/user/info/${server.site.ids.encode('user', ben.id)}`
  const redacted = {
    id: someText,
    nickname: 'ben',
    created_at: ben.createdAt,
    group: { id: someText, name: 'User' },
  }
  expect((await call('GET', path)).data).toEqual(redacted)
  expect((await call('GET', path, { token })).data).toEqual({ ...redacted, email: ben.email })
  server.site.settings.exposeUserEmail = false
  expect((await call('GET', path, { token })).data).toEqual(redacted)
  expect((await call('GET', '/user/search?keyword=EXAMPLE', { token })).data).toHaveLength(2)
  ben.deleted = true
  expect((await call('GET', path)).code).toBe(-1)
  expect((await call('GET', '/user/search?keyword=ben', { token })).data).toEqual([])
  expect(ana.nickname).toBe('ana')
})

test('an address signs up once, in any case; whether it may sign in depends on the activation', async () => {
  const { call, server, signIn } = await fixture()
  const signUp = (email: string) => call('POST', '/user', { json: { email, password, language: 'de-DE' } })
  expect((await signUp('Cleo@Example.org')).data).toMatchObject({
    email: 'cleo@example.org',
    language: 'de-DE',
  })
  await signIn('cleo@example.org')
  expect((await signUp('CLEO@example.org')).code).toBe(40032)
  server.site.settings.registerActivation = true
  expect((await signUp('dan@example.org')).body).toEqual({ code: 203, msg: '' })
  expect((await signUp('dan@example.org')).code).toBe(40033)
  await expect(signIn('dan@example.org')).rejects.toThrow('40018')
  server.site.settings.registerEnabled = false
  expect((await signUp('eve@example.org')).code).toBe(40019)
})
