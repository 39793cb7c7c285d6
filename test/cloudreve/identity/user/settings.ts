import { ok } from '../../http/reply.ts'
import type { Reply } from '../../http/reply.ts'
import type { Call } from '../../http/router.ts'
import { must } from '../../state/site.ts'
import { findApp } from '../oauth/apps.ts'
import { liveGrants } from '../oauth/grants.ts'
import { proposeSecret } from '../session/two-factor.ts'

/** GET `/user/setting`. Absent `version_retention_max` = 0 = unlimited, absent `_ext` = every file. */
export function settings(call: Call): Reply {
  const user = must(call.user)
  const { enabled, ext, max } = user.retention
  const grants = liveGrants(call.site, user).map((grant) => {
    const app = must(findApp(call.site, grant.appId))
    return {
      client_id: app.id,
      client_name: app.name,
      client_logo: app.icon,
      scopes: grant.scopes,
      last_used_at: grant.lastUsedAt,
    }
  })
  return ok({
    version_retention_enabled: enabled,
    ...(ext.length === 0 ? {} : { version_retention_ext: ext }),
    ...(max === 0 ? {} : { version_retention_max: max }),
    passwordless: false,
    two_fa_enabled: user.totpSecret !== null,
    disable_view_sync: user.preferences.disableViewSync,
    share_links_in_profile: user.preferences.shareLinksInProfile,
    ...(grants.length === 0 ? {} : { oauth_grants: grants }),
  })
}

/** GET `/user/setting/2fa`. */
export function initTwoFactor(call: Call): Reply {
  return ok(proposeSecret(call.site, must(call.user)))
}
