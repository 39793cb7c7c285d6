import { createApi } from '../../cloudreve/api.ts'
import { ApiError } from '../../cloudreve/errors.ts'
import { signOut } from '../../cloudreve/session.ts'
import { basicConfig } from '../../cloudreve/site.ts'
import { HttpFailure } from '../../ports/http.ts'
import { RedropError } from '../../../shared/errors.ts'
import type { Account, AccountKey } from '../../../shared/model/index.ts'
import type { AccountsDeps } from './deps.ts'
import { refreshTokenOf } from './secrets.ts'
import { hostOf } from './site.ts'
import { troubleOf } from './trouble.ts'

/**
 * Ends the sign-in on the site and removes the secret here, whatever the site says. Resolves with the trouble that kept
 * the site from being told: null when it knows. Throws RedropError `keychain-unavailable` when the secret stays.
 */
export async function revoke(deps: AccountsDeps, account: Account): Promise<RedropError | null> {
  const name = refreshTokenOf(account)
  const token = await deps.secrets.get(name)
  if (token === null) return null
  try {
    return await revokeToken(deps, account.url, token, account)
  } finally {
    await deps.secrets.delete(name)
  }
}

/** Ends the chain of one refresh token (contract §1.4), which no other instance than its own gets to see. */
export async function revokeToken(
  deps: AccountsDeps,
  baseUrl: string,
  token: string,
  { instance }: Pick<AccountKey, 'instance'>,
): Promise<RedropError | null> {
  const api = createApi({ ...deps, baseUrl })
  try {
    if ((await basicConfig(api)).instanceId !== instance)
      return new RedropError('wrong-site', { host: hostOf(baseUrl) })
    await signOut(api, token).catch((error: unknown) => {
      // A kept-alive connection that the site had closed: saying it twice does no harm.
      if (error instanceof HttpFailure && error.kind === 'reset') return signOut(api, token)
      throw error
    })
    return null
  } catch (error) {
    const host = hostOf(baseUrl)
    const trouble = troubleOf(error, host)
    deps.logger.warn('sign-out-not-told', { host, error: String(trouble) })
    if (trouble instanceof RedropError) return trouble
    if (trouble instanceof ApiError)
      return new RedropError('refused', { host, code: trouble.code, detail: trouble.text }, { cause: error })
    throw error
  }
}
