import { expect } from 'vitest'
import { accepted, expectCode } from '../harness/expectations.ts'
import { scenario } from '../harness/scenario.ts'
import { forged, login, refresh, refreshed, signOut } from './session.ts'

const refused = 'Failed to issue token pair'

scenario(
  'sign-in/sign-out',
  'a sign-out ends every refresh token of the chain, not the access tokens and not other logins',
  {},
  async ({ user, account, cleanUp }) => {
    const first = await login(user, account)
    const newer = await refreshed(user, first.refresh_token)
    const other = await login(user, account)
    cleanUp(() => signOut(user, other.refresh_token))
    expect(accepted(await signOut(user, first.refresh_token))).toBe('')
    expectCode(await refresh(user, newer.refresh_token), 40020, refused)
    expectCode(await refresh(user, first.refresh_token), 40020, refused)
    accepted(await user.as(first.access_token).call('GET', '/user/capacity'))
    accepted(await refresh(user, other.refresh_token))
    expect(accepted(await signOut(user, first.refresh_token))).toBe('')
  },
)

scenario(
  'sign-in/sign-out',
  'an access token in the body is answered as success and ends nothing',
  {},
  async ({ user, account, cleanUp }) => {
    const pair = await login(user, account)
    cleanUp(() => signOut(user, pair.refresh_token))
    expect(accepted(await signOut(user, pair.access_token))).toBe('')
    accepted(await refresh(user, pair.refresh_token))
  },
)

scenario(
  'sign-in/sign-out',
  'a token that does not parse is 40020, a missing one 40001; an unusable login does no harm',
  {},
  async ({ user, account }) => {
    expectCode(await signOut(user, 'garbage'), 40020, 'Failed to parse token')
    const missing = await user.as(null).call('DELETE', '/session/token', { json: {} })
    expectCode(missing, 40001, 'RefreshToken cannot be empty')
    const { refresh_token } = await login(user, account)
    const reply = await user.as('garbage').call('DELETE', '/session/token', { json: { refresh_token } })
    expect(accepted(reply)).toBe('')
    expectCode(await refresh(user, refresh_token), 40020, refused)
  },
)

scenario(
  'sign-in/sign-out',
  'an expired refresh token is refused as unparsable',
  { needs: 'test-server' },
  async ({ user, account, server }) => {
    const { refresh_token } = await login(user, account)
    const expired = forged(server, refresh_token, { exp: Math.floor(Date.now() / 1000) - 1 })
    expectCode(await signOut(user, expired), 40020, 'Failed to parse token')
  },
)
