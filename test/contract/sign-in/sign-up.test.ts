import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import { accepted, expectCode } from '../harness/expectations.ts'
import type { Reply } from '../harness/reply.ts'
import { scenario } from '../harness/scenario.ts'
import { login, tryLogin } from './session.ts'

// Accounts made on a real server could not be removed again.
const needs = 'test-server'
const password = 'redrop-pass-2'

function signUp(user: Client, fields: object): Promise<Reply> {
  return user.as(null).call('POST', '/user', { json: { language: 'en-US', ...fields } })
}

scenario(
  'sign-in/sign-up',
  'a new account is active, its address in lower case, and takes it once',
  { needs },
  async ({ user }) => {
    const account = accepted(await signUp(user, { email: 'Hal@Example.org', password }))
    expect(account).toMatchObject({
      email: 'hal@example.org',
      nickname: 'hal',
      status: 'active',
      language: 'en-US',
    })
    expect(account).not.toHaveProperty('group')
    expectCode(await signUp(user, { email: 'HAL@example.org', password }), 40032, 'Email already in use')
    await login(user, { email: 'hal@example.org', password })
  },
)

scenario('sign-in/sign-up', 'bad fields are refused', { needs }, async ({ user }) => {
  expectCode(await signUp(user, { email: 'bob@example.org', password: '12345' }), 40001, 'Password too short')
  expectCode(await signUp(user, { email: 'bob', password }), 40001, 'Email format error')
  expectCode(await user.as(null).call('POST', '/user', { body: '' }), 40001, 'Parameter error')
})

scenario(
  'sign-in/sign-up-activation',
  'where a mail has to be answered first, the account cannot sign in yet',
  { needs, server: { settings: { registerActivation: true } } },
  async ({ user, server }) => {
    const hal = { email: 'hal@example.org', password }
    const reply = await signUp(user, hal)
    expectCode(reply, 203)
    expect(reply.data).toBeUndefined()
    expectCode(await tryLogin(user, hal), 40018, 'This account is not activated')
    expectCode(await signUp(user, hal), 40033, 'User is not activated, activation email has been resent')
    const account = server.site.state.users.find((each) => each.email === hal.email)
    if (account !== undefined) account.status = 'active'
    await login(user, hal)
  },
)
