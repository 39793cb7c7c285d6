import type { Router } from '../http/router.ts'
import { registerOAuth } from './oauth/routes.ts'
import { registerSession } from './session/routes.ts'
import { registerSite } from './site/routes.ts'
import { registerUser } from './user/routes.ts'

export { authenticate } from './authenticate.ts'
export { captchaAnswer } from './captcha/challenge.ts'
export { addOAuthApp } from './oauth/apps.ts'
export type { NewOAuthApp } from './oauth/apps.ts'
export { requireScope } from './scopes.ts'

/** Accounts, signing in, tokens, settings of the user, and what the site tells about itself. */
export function registerIdentity(router: Router): void {
  registerSite(router)
  registerSession(router)
  registerOAuth(router)
  registerUser(router)
}
