import type { Router } from '../../http/router.ts'
import { behindCaptcha } from '../captcha/guard.ts'
import { passwordSignIn, prepare } from './password.ts'
import { endSession, refresh } from './tokens.ts'
import { secondStep } from './two-factor.ts'

export function registerSession(router: Router): void {
  router.api('GET', '/session/prepare', {}, prepare)
  router.api(
    'POST',
    '/session/token',
    {},
    behindCaptcha((settings) => settings.loginCaptcha, passwordSignIn),
  )
  router.api('POST', '/session/token/2fa', {}, secondStep)
  // The scope concerns an OAuth token attached as a header, not the one in the body (contract §1.4).
  router.api('POST', '/session/token/refresh', { scope: 'offline_access' }, refresh)
  router.api('DELETE', '/session/token', {}, endSession)
}
