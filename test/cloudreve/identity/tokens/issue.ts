import { createHash } from 'node:crypto'
import type { Site } from '../../state/site.ts'
import type { User } from '../../state/types.ts'
import { findApp } from '../oauth/apps.ts'
import { signToken } from './jwt.ts'

/** What a chain of refreshes carries along. */
export interface Chain {
  readonly rootId: string
  /** null = a password login: no scopes are enforced. */
  readonly oauth: { readonly clientId: string; readonly scopes: readonly string[] } | null
}

/** As `/session/token` and `/session/token/refresh` answer it. */
export interface TokenPair {
  readonly access_token: string
  readonly refresh_token: string
  readonly access_expires: string
  readonly refresh_expires: string
}

/** A login that continues nothing. */
export function newChain(site: Site, oauth: Chain['oauth'] = null): Chain {
  return { rootId: site.random.uuid(), oauth }
}

export function issuePair(site: Site, user: User, chain: Chain): TokenPair {
  const { tokenSecret } = site.state.identity
  const now = site.now()
  const accessUntil = now + site.settings.accessTokenTtl * 1000
  const refreshUntil = now + refreshTtl(site, chain) * 1000
  const common = { sub: site.ids.encode('user', user.id), nbf: Math.floor(now / 1000) }
  const oauth = chain.oauth === null ? {} : { scopes: chain.oauth.scopes, client_id: chain.oauth.clientId }
  const access = { token_type: 'access', ...common, exp: Math.floor(accessUntil / 1000), ...oauth } as const
  const refresh = {
    token_type: 'refresh',
    ...common,
    exp: Math.floor(refreshUntil / 1000),
    state_hash: stateHash(site, user),
    root_token_id: chain.rootId,
    ...oauth,
  } as const
  return {
    access_token: signToken(access, tokenSecret),
    refresh_token: signToken(refresh, tokenSecret),
    access_expires: instant(accessUntil),
    refresh_expires: instant(refreshUntil),
  }
}

/** Seconds. An OAuth app's own lifetime goes before the site's. */
export function refreshTtl(site: Site, chain: Chain): number {
  const app = chain.oauth === null ? null : findApp(site, chain.oauth.clientId)
  return app?.refreshTokenTtl ?? site.settings.refreshTokenTtl
}

/** Changes with the e-mail address and the password, and so ends every refresh token made before. */
export function stateHash(site: Site, user: User): string {
  const parts = [user.email, user.password, site.state.identity.instanceId]
  return createHash('sha256').update(parts.join('/')).digest('base64')
}

/** With nine fractional digits, as the real server writes them; the tokens themselves end on whole seconds. */
function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '000001Z')
}
