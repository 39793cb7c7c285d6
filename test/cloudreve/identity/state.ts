import type { Random } from '../state/random.ts'

/** Settings of a site that concern signing in; durations in seconds. */
export interface IdentitySettings {
  accessTokenTtl: number
  refreshTokenTtl: number
  loginCaptcha: boolean
  captchaType: string
}

export const identitySettings: IdentitySettings = {
  accessTokenTtl: 3600,
  refreshTokenTtl: 1_209_600,
  loginCaptcha: false,
  captchaType: 'normal',
}

export interface OAuthApp {
  readonly id: string
  readonly secret: string
  readonly redirectUris: readonly string[]
  readonly scopes: readonly string[]
  /** Seconds; null = the site's. */
  readonly refreshTokenTtl: number | null
}

/** What identity keeps through a crash. Plain data. */
export interface IdentityState {
  readonly tokenSecret: string
  readonly oauthApps: OAuthApp[]
}

export function newIdentityState(random: Random): IdentityState {
  return { tokenSecret: random.text(64), oauthApps: [] }
}
