import { expect } from 'vitest'
import type { Context } from '../harness/context.ts'
import { accepted, expectCode } from '../harness/expectations.ts'
import { scenario } from '../harness/scenario.ts'
import { login, refresh, tryLogin } from './session.ts'

const eve = { email: 'eve@example.org', password: 'redrop-pass-2' }

/** An account of its own, signed in. */
async function newAccount({ server, user }: Context) {
  const account = server.site.addUser(eve)
  const pair = await login(user, eve)
  return { account, pair, client: user.as(pair.access_token) }
}

const states = [
  ['inactive', 40018, 'This account is not activated'],
  ['manual_banned', 40017, 'This account has been blocked'],
  ['sys_banned', 40017, 'This account has been blocked'],
] as const

for (const [status, code, message] of states) {
  scenario(
    'sign-in/account-states',
    `an account that is ${status} is told so only by a sign-in with the right password`,
    { needs: 'test-server' },
    async (context) => {
      const { user } = context
      const { account, pair, client } = await newAccount(context)
      account.status = status
      expectCode(await tryLogin(user, eve), code, message)
      expectCode(await tryLogin(user, { ...eve, password: 'wrong-password' }), 40080)
      expectCode(await user.as(null).call('GET', '/session/prepare', { query: { email: eve.email } }), 0)
      expectCode(await refresh(user, pair.refresh_token), 40020, 'Failed to issue token pair')
      for (const path of ['/user/me', '/site/config/basic', '/site/ping']) {
        expectCode(await client.call('GET', path), 50001, 'failed to get login user')
      }
      account.status = 'active'
      accepted(await refresh(user, pair.refresh_token))
      accepted(await client.call('GET', '/user/me'))
    },
  )
}

scenario(
  'sign-in/account-deleted',
  'a deleted account is unknown to sign-in and its tokens are worth nothing',
  { needs: 'test-server' },
  async (context) => {
    const { user } = context
    const { account, pair, client } = await newAccount(context)
    const { id } = accepted(await client.call('GET', '/user/me')) as { id: string }
    account.deleted = true
    expectCode(await client.call('GET', '/user/me'), 50001, 'failed to get login user')
    expectCode(await refresh(user, pair.refresh_token), 40020, 'Failed to issue token pair')
    expectCode(await tryLogin(user, eve), 40080, 'Incorrect password or email address')
    const prepare = await user.as(null).call('GET', '/session/prepare', { query: { email: eve.email } })
    expectCode(prepare, 404, 'User not found')
    expectCode(await user.call('GET', `/user/info/${id}`), -1, '')
  },
)

scenario(
  'sign-in/email-change-tokens',
  'a new e-mail address ends the refresh tokens, not the access tokens',
  { needs: 'test-server' },
  async (context) => {
    const { user } = context
    const { account, pair, client } = await newAccount(context)
    account.email = 'eve2@example.org'
    expectCode(await refresh(user, pair.refresh_token), 40020, 'Failed to issue token pair')
    expect(accepted(await client.call('GET', '/user/me'))).toMatchObject({ email: 'eve2@example.org' })
    expectCode(await tryLogin(user, eve), 40080)
    accepted(await tryLogin(user, { ...eve, email: 'eve2@example.org' }))
  },
)

// On a real server this would end every other login of the person who runs the suite.
scenario(
  'sign-in/password-change-tokens',
  'a password change ends every refresh token, also the own one, and leaves access tokens alive',
  { needs: 'test-server' },
  async (context) => {
    const { user } = context
    const { pair, client } = await newAccount(context)
    const new_password = 'redrop-pass-3'
    const change = { current_password: eve.password, new_password }
    accepted(await client.call('PATCH', '/user/setting', { json: change }))
    expectCode(await refresh(user, pair.refresh_token), 40020, 'Failed to issue token pair')
    accepted(await client.call('GET', '/user/me'))
    expectCode(await tryLogin(user, eve), 40080)
    accepted(await tryLogin(user, { ...eve, password: new_password }))
  },
)

scenario(
  'sign-in/password-change-tokens',
  'one of the two passwords alone is answered with 0 and changes nothing',
  { needs: 'test-server' },
  async (context) => {
    const { user } = context
    const { client } = await newAccount(context)
    for (const json of [{ current_password: eve.password }, { new_password: 'redrop-pass-3' }]) {
      accepted(await client.call('PATCH', '/user/setting', { json }))
    }
    const short = { current_password: eve.password, new_password: 'short' }
    expectCode(await client.call('PATCH', '/user/setting', { json: short }), 40001, 'NewPassword too short')
    accepted(await tryLogin(user, eve))
  },
)

scenario(
  'sign-in/password-change-tokens',
  'with a wrong current password the nickname in the same body is changed all the same',
  { needs: 'test-server' },
  async (context) => {
    const { client } = await newAccount(context)
    const json = {
      nick: 'eve-half',
      disable_view_sync: true,
      current_password: 'wrong-password',
      new_password: 'redrop-pass-3',
    }
    expectCode(await client.call('PATCH', '/user/setting', { json }), 40069, 'Incorrect password')
    const me = accepted(await client.call('GET', '/user/me')) as Record<string, unknown>
    expect(me['nickname']).toBe('eve-half')
    expect(me['disable_view_sync']).toBeUndefined()
  },
)
