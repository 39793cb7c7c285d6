import { ApiError } from '../../http/reply.ts'
import type { Reply } from '../../http/reply.ts'
import type { Call, Handler } from '../../http/router.ts'
import type { Site } from '../../state/site.ts'
import type { IdentitySettings } from '../state.ts'
import { solve } from './challenge.ts'

type Guarded = (call: Call, body: unknown) => Promise<Reply> | Reply

/** Checks the captcha, where the site asks for one, before anything else of the body (contract §2). */
export function behindCaptcha(asked: (settings: IdentitySettings) => boolean, handler: Guarded): Handler {
  return async (call) => {
    const { settings } = call.site
    if (!asked(settings)) return handler(call, await call.json())
    // A body that does not parse holds no answer either.
    const body = await call.json().catch(() => null)
    // A reCAPTCHA without a secret: the real server answers nothing at all (contract §1.2).
    if (settings.captchaType === 'recaptcha') return { status: 200, headers: {}, body: '', code: null }
    checkCaptcha(call.site, body)
    return handler(call, body)
  }
}

function checkCaptcha(site: Site, body: unknown): void {
  const { captchaType } = site.settings
  if (captchaType === 'turnstile') throw new ApiError(40026, 'Captcha validation failed')
  if (captchaType === 'cap') throw new ApiError(40026, 'Captcha configuration error')
  const { ticket, captcha } = (body ?? {}) as Record<string, unknown>
  if (typeof ticket !== 'string' || typeof captcha !== 'string' || !solve(site, ticket, captcha)) {
    throw new ApiError(40026, 'CAPTCHA not match.')
  }
}
