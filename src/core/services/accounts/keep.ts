import type { TokenPair, User } from '../../cloudreve/session.ts'
import { RedropError } from '../../../shared/errors.ts'
import { sameAccount, type Account } from '../../../shared/model/index.ts'
import type { AccountsDeps } from './deps.ts'
import { accountName } from './names.ts'
import { refreshTokenOf } from './secrets.ts'
import { hostOf, type Site } from './site.ts'
import { revokeToken } from './sign-out.ts'

export interface SignIn {
  readonly site: Site
  readonly user: User
  readonly tokens: TokenPair
  readonly method: Account['method']
}

/** A URL leads to one site for good: a password typed for it must not reach another one. Throws RedropError `wrong-site`. */
export function refuseOtherSite(accounts: readonly Account[], site: Site): void {
  const stranger = accounts.find(
    (account) => account.url === site.baseUrl && account.instance !== site.instanceId,
  )
  if (stranger !== undefined)
    throw new RedropError('wrong-site', { host: hostOf(site.baseUrl), account: stranger.name })
}

/**
 * Stores what signing in gave: the same user on the same instance keeps its account, by whatever URL; anybody else is a
 * new one.
 */
export async function keepSignIn(
  deps: AccountsDeps,
  signIn: SignIn,
): Promise<{ account: Account; isNew: boolean }> {
  const { site, user, tokens, method } = signIn
  const key = { instance: site.instanceId, user: user.id }
  const all = await deps.store.accounts.list()
  const known = all.find((account) => sameAccount(account, key))
  const taken = all.map((account) => account.name)
  const account: Account = {
    ...key,
    name: known?.name ?? accountName(user.email, site.baseUrl, taken),
    url: site.baseUrl,
    email: user.email,
    nickname: user.nickname,
    method,
    serverVersion: site.version,
    addedAt: known?.addedAt ?? deps.clock.now(),
  }
  const secret = refreshTokenOf(key)
  const before = await deps.secrets.get(secret)
  try {
    await deps.secrets.set(secret, tokens.refreshToken)
  } catch (error) {
    await revokeToken(deps, site.baseUrl, tokens.refreshToken, key)
    throw error
  }
  if (known === undefined) await deps.store.accounts.add(account)
  else await deps.store.accounts.update(account)
  // The sign-in it replaces would otherwise stay usable on the site for weeks.
  if (before !== null) await revokeToken(deps, site.baseUrl, before, key)
  return { account, isNew: known === undefined }
}
