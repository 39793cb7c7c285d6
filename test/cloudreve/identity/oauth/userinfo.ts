import { ApiError, json } from '../../http/reply.ts'
import type { Reply } from '../../http/reply.ts'
import type { Call } from '../../http/router.ts'
import { must } from '../../state/site.ts'

/** GET `/session/oauth/userinfo`: bare OIDC claims; all of them for a password login. */
export function userinfo(call: Call): Reply {
  const { site, scopes } = call
  const user = must(call.user)
  const has = (scope: string): boolean => scopes === null || scopes.includes(scope)
  if (!has('openid')) throw new ApiError(403, 'openid scope required')
  const sub = site.ids.encode('user', user.id)
  return json({
    sub,
    ...(has('profile')
      ? {
          name: user.nickname,
          preferred_username: user.nickname,
          picture: `${site.origin()}/api/v4/user/avatar/${sub}`,
          updated_at: Math.floor(Date.parse(user.createdAt) / 1000),
        }
      : {}),
    ...(has('email') ? { email: user.email, email_verified: true } : {}),
  })
}
