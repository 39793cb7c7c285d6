import type { Site } from '../../state/site.ts'
import type { User } from '../../state/types.ts'
import type { OAuthGrant } from '../state.ts'

/** Overwrites what this user allowed this app before; a grant that was revoked once stays dead (contract §3.3). */
export function consent(site: Site, user: User, appId: string, scopes: readonly string[]): void {
  const grant = row(site, user, appId)
  const lastUsedAt = site.stamp()
  if (grant === undefined) {
    site.state.identity.oauthGrants.push({ userId: user.id, appId, scopes, lastUsedAt, revoked: false })
  } else {
    Object.assign(grant, { scopes, lastUsedAt })
  }
}

/** Whether the grant still allows all of `scopes`; notes the use. */
export function granted(site: Site, user: User, appId: string, scopes: readonly string[]): boolean {
  const grant = liveGrants(site, user).find((each) => each.appId === appId)
  if (grant === undefined || !scopes.every((scope) => grant.scopes.includes(scope))) return false
  grant.lastUsedAt = site.stamp()
  return true
}

export function liveGrants(site: Site, user: User): OAuthGrant[] {
  return site.state.identity.oauthGrants.filter((grant) => grant.userId === user.id && !grant.revoked)
}

/** false when there is none. */
export function revokeGrant(site: Site, user: User, appId: string): boolean {
  const grant = liveGrants(site, user).find((each) => each.appId === appId)
  if (grant === undefined) return false
  grant.revoked = true
  return true
}

function row(site: Site, user: User, appId: string): OAuthGrant | undefined {
  return site.state.identity.oauthGrants.find((grant) => grant.userId === user.id && grant.appId === appId)
}
