import type { Router } from '../../http/router.ts'
import { capacity, info, me, search } from './profile.ts'
import { patchSettings } from './patch-settings.ts'
import { initTwoFactor, settings } from './settings.ts'
import { signUp } from './sign-up.ts'

const readsOwn = { login: true, scope: 'UserInfo.Read' }

export function registerUser(router: Router): void {
  router.api('POST', '/user', {}, signUp)
  router.api('GET', '/user/info/:id', {}, info)
  router.api('GET', '/user/me', readsOwn, me)
  router.api('GET', '/user/capacity', readsOwn, capacity)
  router.api('GET', '/user/search', readsOwn, search)
  router.api('GET', '/user/setting', readsOwn, settings)
  router.api('PATCH', '/user/setting', { login: true, scope: 'UserInfo.Write' }, patchSettings)
  router.api('GET', '/user/setting/2fa', readsOwn, initTwoFactor)
}
