import type { Api } from '../../cloudreve/api.ts'
import { Code } from '../../cloudreve/codes.ts'
import { ApiError, isCode, UnexpectedAnswer } from '../../cloudreve/errors.ts'
import * as oauth from '../../cloudreve/oauth.ts'
import { refresh, type TokenPair } from '../../cloudreve/session.ts'
import { RedropError } from '../../../shared/errors.ts'
import type { OAuthApp } from './oauth-apps.ts'

/** Asks before a browser opens: an unknown or disabled app, or a site before 4.12, ends on a page of the site. */
export async function requireApp(api: Api, clientId: string): Promise<void> {
  try {
    await oauth.appInfo(api, clientId)
  } catch (error) {
    const absent = error instanceof UnexpectedAnswer && error.status === 404
    if (absent || isCode(error, Code.NotFound))
      throw new RedropError('oauth-unavailable', { host: api.baseUrl.host }, { cause: error })
    throw error
  }
}

/**
 * Turns the code into tokens that last. The refresh right afterwards is the only way to see a grant that was revoked once:
 * it stays dead although consent and exchange succeed (contract §3.3).
 */
export async function redeem(api: Api, app: OAuthApp, code: string, verifier: string): Promise<TokenPair> {
  const { clientId, clientSecret } = app
  const granted = await oauth
    .exchange(api, { clientId, clientSecret, code, verifier })
    .catch((error: unknown) => {
      throw exchangeTrouble(error, api.baseUrl.host)
    })
  if (granted.refreshToken === null) throw new RedropError('scope-missing', { scope: 'offline_access' })
  return await refresh(api, granted.refreshToken).catch((error: unknown) => {
    if (isCode(error, Code.CredentialInvalid))
      throw new RedropError('oauth-dead-grant', { host: api.baseUrl.host }, { cause: error })
    throw error
  })
}

function exchangeTrouble(error: unknown, host: string): unknown {
  if (!(error instanceof ApiError)) return error
  if (error.code === Code.NotFound) return new RedropError('oauth-unavailable', { host }, { cause: error })
  if (error.code === Code.UserNotFound) return new RedropError('account-blocked', { host }, { cause: error })
  return new RedropError('oauth-refused', { host, detail: error.text }, { cause: error })
}
