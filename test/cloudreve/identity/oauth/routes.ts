import { ApiError, ok } from '../../http/reply.ts'
import type { Reply } from '../../http/reply.ts'
import type { Call, Router } from '../../http/router.ts'
import { must } from '../../state/site.ts'
import { mustBeEnabled } from './apps.ts'
import { consentCall } from './consent.ts'
import { exchangeCall } from './exchange.ts'
import { liveGrants, revokeGrant } from './grants.ts'
import { authorizeForm, authorizePage } from './page.ts'
import { userinfo } from './userinfo.ts'

export function registerOAuth(router: Router): void {
  router.add('GET', '/session/authorize', {}, authorizePage)
  router.add('POST', '/session/authorize', {}, authorizeForm)
  router.api('GET', '/session/oauth/app/:id', {}, appInfo)
  router.api('POST', '/session/oauth/consent', { login: true }, consentCall)
  router.api('POST', '/session/oauth/token', {}, exchangeCall)
  router.api('GET', '/session/oauth/userinfo', { login: true }, userinfo)
  router.api(
    'DELETE',
    '/session/oauth/grant/:id',
    { login: true, scope: 'UserSecurityInfo.Write' },
    deleteGrant,
  )
}

function appInfo(call: Call): Reply {
  const app = mustBeEnabled(call.site, call.params['id'] ?? '')
  const grant = call.user && liveGrants(call.site, call.user).find((each) => each.appId === app.id)
  return ok({
    id: app.id,
    name: app.name,
    ...(app.icon === '' ? {} : { icon: app.icon }),
    ...(grant ? { consented_scopes: grant.scopes } : {}),
  })
}

function deleteGrant(call: Call): Reply {
  if (!revokeGrant(call.site, must(call.user), call.params['id'] ?? '')) {
    throw new ApiError(404, 'OAuth grant not found')
  }
  call.site.save()
  return ok()
}
