import type { Agents } from './exchange.ts'
import { Client } from './client.ts'
import type { Account } from './target.ts'

export interface TokenPair {
  readonly access_token: string
  readonly refresh_token: string
  readonly access_expires: string
  readonly refresh_expires: string
}

/** Signs in with a password; a second factor or a captcha makes it fail. */
export async function signIn(url: string, account: Account, agents: Agents): Promise<TokenPair> {
  const { email, password } = account
  const reply = await new Client(url, null, agents).call('POST', '/session/token', {
    json: { email, password },
  })
  if (reply.code !== 0) throw new Error(`sign-in of ${email} at ${url}: ${reply.text}`)
  return (reply.data as { token: TokenPair }).token
}
