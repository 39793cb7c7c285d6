import { expect } from 'vitest'
import type { CallOptions, Client } from '../harness/client.ts'
import { ben } from '../harness/context.ts'
import type { Context } from '../harness/context.ts'
import type { Reply } from '../harness/reply.ts'
import { forged, login, signOut, tampered } from './session.ts'

export type Route = readonly [method: string, path: string, options?: CallOptions]

/** One state of an access token, and what every route answers to it before its handler runs; null = it is anonymous. */
interface TokenState {
  readonly state: string
  readonly token: string | null
  readonly refused: { readonly code: number; readonly msg: string } | null
}

/** All states of contract §1.3; those that need the secret or the users of the site only on the test server. */
export async function tokenStates(context: Context): Promise<TokenState[]> {
  const { user, account, cleanUp, onTestServer } = context
  const pair = await login(user, account)
  cleanUp(() => signOut(user, pair.refresh_token))
  const anonymous = (state: string, token: string | null): TokenState => ({ state, token, refused: null })
  const anywhere = [
    anonymous('no header', null),
    anonymous('malformed', 'not.a.jwt'),
    anonymous('wrong signature', tampered(pair.access_token)),
    {
      state: 'refresh token',
      token: pair.refresh_token,
      refused: { code: 40020, msg: 'Invalid token type' },
    },
  ]
  if (!onTestServer) return anywhere
  const { server } = context
  const second = await login(user, ben)
  for (const each of server.site.state.users) if (each.email === ben.email) each.status = 'manual_banned'
  const now = Math.floor(Date.now() / 1000)
  return [
    ...anywhere,
    anonymous('expired', forged(server, pair.access_token, { exp: now - 1 })),
    anonymous('not yet valid', forged(server, pair.access_token, { nbf: now + 60 })),
    {
      state: 'banned',
      token: second.access_token,
      refused: { code: 50001, msg: 'failed to get login user' },
    },
    {
      state: 'unknown subject',
      token: forged(server, pair.access_token, { sub: 'undecodable' }),
      refused: { code: 404, msg: 'User not found' },
    },
  ]
}

/** Calls each route in each state; where the state is only anonymous, `whenAnonymous` judges the answer. */
export async function expectTokenStates(
  context: Context,
  routes: readonly Route[],
  whenAnonymous: (reply: Reply, call: string) => void,
): Promise<void> {
  for (const { state, token, refused } of await tokenStates(context)) {
    const client: Client = context.user.as(token)
    for (const [method, path, options] of routes) {
      const reply = await client.call(method, path, options)
      const call = `${state}: ${method} ${path}`
      if (refused === null) whenAnonymous(reply, call)
      else expect([call, reply.status, reply.envelope]).toMatchObject([call, 200, refused])
    }
  }
}
