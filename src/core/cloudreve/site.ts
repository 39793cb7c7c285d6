import { z } from 'zod'
import type { Api } from './api.ts'

export interface BasicConfig {
  readonly instanceId: string
  readonly title: string
  /** `normal`, `tcaptcha`, `recaptcha`, `turnstile`, `cap`. */
  readonly captchaType: string
}

export interface LoginConfig {
  readonly loginCaptcha: boolean
}

export interface Captcha {
  readonly ticket: string
  /** A PNG. */
  readonly image: Uint8Array
}

/** The version as the server says it, e.g. `4.18.0` or `4.18.0-pro`; a lower bound (contract §12). */
export async function ping(api: Api): Promise<string> {
  return api.call({ method: 'GET', path: '/site/ping', schema: z.string(), auth: 'none' })
}

export async function basicConfig(api: Api): Promise<BasicConfig> {
  const schema = z
    .object({
      instance_id: z.string().min(1),
      title: z.string().default(''),
      captcha_type: z.string().default('normal'),
    })
    .transform((raw) => ({ instanceId: raw.instance_id, title: raw.title, captchaType: raw.captcha_type }))
  return api.call({ method: 'GET', path: '/site/config/basic', schema, auth: 'none' })
}

export async function loginConfig(api: Api): Promise<LoginConfig> {
  const schema = z
    .object({ login_captcha: z.boolean().default(false) })
    .transform((raw) => ({ loginCaptcha: raw.login_captcha }))
  return api.call({ method: 'GET', path: '/site/config/login', schema, auth: 'none' })
}

const pngPrefix = 'data:image/png;base64,'

/** A picture captcha; every attempt to sign in uses it up, a failed one too. */
export async function captcha(api: Api): Promise<Captcha> {
  const schema = z
    .object({ ticket: z.string().min(1), image: z.string().startsWith(pngPrefix) })
    .transform(({ ticket, image }) => ({
      ticket,
      image: Buffer.from(image.slice(pngPrefix.length), 'base64'),
    }))
  return api.call({ method: 'GET', path: '/site/captcha', schema, auth: 'none' })
}
