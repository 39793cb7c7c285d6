import type { Api } from '../../cloudreve/api.ts'
import { basicConfig, loginConfig } from '../../cloudreve/site.ts'
import type { LoginCaptcha } from './site.ts'

/** The captcha asked for at sign-in. `tcaptcha` is answered like `normal` (contract §2). */
export function captchaOf(login: { loginCaptcha: boolean }, basic: { captchaType: string }): LoginCaptcha {
  if (!login.loginCaptcha) return { kind: 'none' }
  const type = basic.captchaType
  return type === 'normal' || type === 'tcaptcha' ? { kind: 'picture' } : { kind: 'browser', type }
}

export async function askCaptchaKind(api: Api): Promise<LoginCaptcha> {
  return captchaOf(await loginConfig(api), await basicConfig(api))
}
