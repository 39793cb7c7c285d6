import type { Site } from '../state/site.ts'
import type { User } from '../state/types.ts'
import { readToken } from './tokens/jwt.ts'
import { findUserById } from './user/find.ts'

export type Authentication =
  | { readonly user: User | null; readonly scopes: readonly string[] | null }
  | { readonly code: number; readonly message: string }

const anonymous: Authentication = { user: null, scopes: null }

/** Who sends this `Authorization` header; a code = refused before any handler runs (contract §1.3). */
export function authenticate(site: Site, header: string | undefined): Authentication {
  const token = (header ?? '').replace(/^Bearer /, '')
  const claims = readToken(token, site.state.identity.tokenSecret, site.now())
  if (claims === null) return anonymous
  if (claims.token_type !== 'access') return { code: 40020, message: 'Invalid token type' }
  const id = site.ids.decode('user', claims.sub)
  if (id === null) return { code: 404, message: 'User not found' }
  const user = findUserById(site, id)
  if (user?.status !== 'active') return { code: 50001, message: 'failed to get login user' }
  return { user, scopes: claims.client_id === undefined ? null : (claims.scopes ?? []) }
}
