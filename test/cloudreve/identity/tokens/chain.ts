import { ApiError } from '../../http/reply.ts'
import type { Site } from '../../state/site.ts'
import { findUserById } from '../user/find.ts'
import { enabledApp } from '../oauth/apps.ts'
import { granted } from '../oauth/grants.ts'
import type { TokenPair } from './issue.ts'
import { issuePair, stateHash } from './issue.ts'
import { readToken } from './jwt.ts'

/** A pair with fresh lifetimes; the old token stays valid. All refusals look alike: 40020 (contract §1.4). */
export function refreshPair(site: Site, token: string): TokenPair {
  const refused = new ApiError(40020, 'Failed to issue token pair')
  const claims = readToken(token, site.state.identity.tokenSecret, site.now())
  if (claims?.token_type !== 'refresh' || claims.root_token_id === undefined) throw refused
  if (site.cache.get(signedOutKey(claims.root_token_id)) !== undefined) throw refused
  const user = findUserById(site, site.ids.decode('user', claims.sub))
  if (user === null || user.status !== 'active' || stateHash(site, user) !== claims.state_hash) throw refused
  const { client_id: clientId, scopes = [], root_token_id: rootId } = claims
  if (clientId === undefined) return issuePair(site, user, { rootId, oauth: null })
  if (enabledApp(site, clientId) === null || !granted(site, user, clientId, scopes)) throw refused
  return issuePair(site, user, { rootId, oauth: { clientId, scopes } })
}

/** Ends every refresh token with the same root; an access token is accepted and ends nothing (contract §1.4). */
export function signOut(site: Site, token: string): void {
  const claims = readToken(token, site.state.identity.tokenSecret, site.now())
  if (claims === null) throw new ApiError(40020, 'Failed to parse token')
  if (claims.root_token_id === undefined) return
  // The site's lifetime even for OAuth apps with a longer one: their tokens come back afterwards.
  site.cache.set(signedOutKey(claims.root_token_id), true, site.settings.refreshTokenTtl + 10)
}

function signedOutKey(rootId: string): string {
  return `signed-out:${rootId}`
}
