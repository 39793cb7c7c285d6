import type { Random } from '../state/random.ts'
import type { Stamp } from '../state/types.ts'

/** Settings of a site that concern accounts and signing in; durations in seconds. */
export interface IdentitySettings {
  accessTokenTtl: number
  refreshTokenTtl: number
  loginCaptcha: boolean
  registerCaptcha: boolean
  /** `normal` and `tcaptcha` ask for the text of a picture; the others need a browser. */
  captchaType: 'normal' | 'tcaptcha' | 'recaptcha' | 'turnstile' | 'cap'
  registerEnabled: boolean
  /** New accounts start inactive, as if a mail with a link had been sent. */
  registerActivation: boolean
  /** Other signed-in people see the e-mail address of an account. */
  exposeUserEmail: boolean
}

export const identitySettings: IdentitySettings = {
  accessTokenTtl: 3600,
  refreshTokenTtl: 1_209_600,
  loginCaptcha: false,
  registerCaptcha: false,
  captchaType: 'normal',
  registerEnabled: true,
  registerActivation: false,
  exposeUserEmail: true,
}

export interface OAuthApp {
  readonly id: string
  secret: string
  readonly name: string
  /** Path on the site; '' = none. */
  readonly icon: string
  readonly redirectUris: readonly string[]
  scopes: readonly string[]
  /** Seconds; null = the site's. */
  readonly refreshTokenTtl: number | null
  enabled: boolean
}

/** What a user allowed an app: one row per user and app, the latest consent counts (contract §3.3). */
export interface OAuthGrant {
  readonly userId: number
  readonly appId: string
  scopes: readonly string[]
  lastUsedAt: Stamp
  /** Never taken back, also not by a new consent: a defect of the real server. */
  revoked: boolean
}

/** What identity keeps through a crash. Plain data. */
export interface IdentityState {
  readonly tokenSecret: string
  readonly instanceId: string
  readonly oauthApps: OAuthApp[]
  readonly oauthGrants: OAuthGrant[]
  /** Who is signed in in the web browser that opens `/session/authorize`; null = nobody, the page asks. */
  browserUserId: number | null
}

export function newIdentityState(random: Random): IdentityState {
  return {
    tokenSecret: random.text(64),
    instanceId: random.uuid(),
    oauthApps: [builtInDesktopApp(random.text(32))],
    oauthGrants: [],
    browserUserId: null,
  }
}

/** Every site has it. Its real secret is a public constant; here it is a random text. */
function builtInDesktopApp(secret: string): OAuthApp {
  return {
    id: '393a1839-f52e-498e-9972-e77cc2241eee',
    secret,
    name: 'application:oauth.desktop',
    icon: '/static/img/cloudreve.svg',
    redirectUris: ['/callback/desktop'],
    scopes:
      'profile email openid offline_access UserInfo.Write Workflow.Write Files.Write Shares.Write'.split(' '),
    refreshTokenTtl: 7_776_000,
    enabled: true,
  }
}
