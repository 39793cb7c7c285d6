import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import { accepted, expectCode } from '../harness/expectations.ts'
import type { Reply } from '../harness/reply.ts'
import { scenario } from '../harness/scenario.ts'

function patch(user: Client, json: unknown): Promise<Reply> {
  return user.call('PATCH', '/user/setting', { json })
}

async function settings(user: Client): Promise<Record<string, unknown>> {
  return accepted(await user.call('GET', '/user/setting')) as Record<string, unknown>
}

scenario(
  'user/settings-get-and-patch',
  'a new account keeps ten versions of every file and has no second factor',
  { needs: 'test-server' },
  async ({ user }) => {
    expect(await settings(user)).toEqual({
      version_retention_enabled: true,
      version_retention_max: 10,
      passwordless: false,
      two_fa_enabled: false,
      disable_view_sync: false,
      share_links_in_profile: '',
    })
  },
)

scenario(
  'user/settings-get-and-patch',
  'retention is stored as sent; 0 and an empty list are left out of the answer',
  {},
  async ({ user, changeSettings }) => {
    const given = {
      version_retention_enabled: true,
      version_retention_ext: ['docx', 'TXT'],
      version_retention_max: 5,
    }
    await changeSettings(given)
    expect(await settings(user)).toMatchObject(given)
    const reply = await patch(user, { version_retention_max: 0 })
    expect(accepted(reply)).toBeUndefined()
    expect(await settings(user)).not.toHaveProperty('version_retention_max')
    accepted(await patch(user, { version_retention_ext: [] }))
    expect(await settings(user)).not.toHaveProperty('version_retention_ext')
    accepted(await patch(user, { version_retention_enabled: false }))
    expect(await settings(user)).toMatchObject({ version_retention_enabled: false })
  },
)

scenario(
  'user/settings-get-and-patch',
  'absent, null and unknown fields change nothing',
  {},
  async ({ user }) => {
    const before = [await settings(user), accepted(await user.call('GET', '/user/me'))]
    for (const json of [{}, { foo: 1 }, { nick: null, version_retention_max: null }]) {
      accepted(await patch(user, json))
    }
    expect([await settings(user), accepted(await user.call('GET', '/user/me'))]).toEqual(before)
  },
)

const refusals: [fields: object, message: string][] = [
  [{ version_retention_max: -1 }, 'VersionRetentionMax too short'],
  [{ version_retention_max: '5' }, 'JSON marshall error'],
  [{ preferred_theme: 'red' }, 'Invalid parameters.'],
  [{ nick: '' }, 'Nickname too short'],
  [{ nick: 'n'.repeat(256) }, 'Nickname too long'],
]

scenario(
  'user/settings-get-and-patch',
  'values that do not fit are refused and change nothing',
  {},
  async ({ user }) => {
    const before = await settings(user)
    for (const [fields, message] of refusals) expectCode(await patch(user, fields), 40001, message)
    expectCode(await user.call('PATCH', '/user/setting'), 40001, 'Parameter error')
    expect(await settings(user)).toEqual(before)
  },
)

scenario(
  'user/settings-get-and-patch',
  'nickname, language and theme show up at the user, not in the settings',
  { needs: 'test-server' },
  async ({ user }) => {
    const given = {
      nick: 'Ana Ä',
      language: 'de-DE',
      preferred_theme: '#ff0000',
      disable_view_sync: true,
      share_links_in_profile: 'hide_share',
    }
    accepted(await patch(user, given))
    const stored = await settings(user)
    expect(stored).toMatchObject({ disable_view_sync: true, share_links_in_profile: 'hide_share' })
    for (const key of ['nick', 'language', 'preferred_theme']) expect(stored).not.toHaveProperty(key)
    expect(accepted(await user.call('GET', '/user/me'))).toMatchObject({
      nickname: 'Ana Ä',
      language: 'de-DE',
      preferred_theme: '#ff0000',
      disable_view_sync: true,
      share_links_in_profile: 'hide_share',
    })
    accepted(await patch(user, { share_links_in_profile: 'sometimes' }))
    expect(await settings(user)).toMatchObject({ share_links_in_profile: 'sometimes' })
  },
)
