import type { Account } from '../../model/index.ts'
import type { Failure } from './result.ts'

export interface AccountInfo extends Account {
  readonly host: string
  /** False: the sign-in is gone here or on the site; its transfers wait for the next one. */
  readonly signedIn: boolean
  /** The site shows a certificate that nobody vouches for: nothing is sent until the user does. */
  readonly trouble: 'certificate' | null
  /** The user trusts this site's certificate, whoever issued it. */
  readonly ownCertificate: boolean
  /** On the demo server that Redrop brings along. */
  readonly isDemo: boolean
}

/** A site that answered, before anybody has signed in. */
export interface SiteInfo {
  /** Names the site in the calls of this sign-in; valid until Redrop quits. */
  readonly site: string
  readonly url: string
  readonly host: string
  /** The host that was asked for, when the site sent on to another one: to be shown before a password is typed. */
  readonly movedFrom: string | null
  readonly title: string
  /** Lower bound, e.g. `4.18.0`. */
  readonly version: string
  /** `picture`: ask `accounts.captcha` for one; `browser`: only signing in with the browser works. */
  readonly captcha: 'none' | 'picture' | 'browser'
  /** The app for signing in with the browser that was entered for this site before; its secret stays in main. */
  readonly app: { readonly clientId: string; readonly redirectUri: string } | null
}

export interface CaptchaPicture {
  readonly ticket: string
  /** A PNG as a `data:` URL. Every attempt to sign in uses it up, a wrong password included. */
  readonly picture: string
}

/** What an administrator registered for Redrop on a site. */
export interface BrowserApp {
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
}

/** Where a sign-in stands; `captcha` and `two-factor` go on with `accounts.answer`. `wrong`: the answer before was. */
export type SignInStep =
  | { readonly step: 'captcha'; readonly signIn: string; readonly picture: string; readonly wrong: boolean }
  | { readonly step: 'two-factor'; readonly signIn: string; readonly wrong: boolean }
  | {
      readonly step: 'done'
      readonly account: AccountInfo
      /** False: the user had this account here before. */
      readonly isNew: boolean
      readonly tier: 'keychain' | 'encrypted-file' | 'session'
    }

export interface BrowserSignIn {
  readonly signIn: string
  readonly url: string
  /** False: there is no browser to open it in, so the address must be copied. */
  readonly opened: boolean
  /** Milliseconds since the epoch. */
  readonly until: number
}

export interface SignedOutInfo {
  /** Why the site could not be told; its side of the sign-in then lasts until it expires. */
  readonly notTold: Failure | null
  /** The app for signing in with the browser stays for the site. */
  readonly keepsApp: boolean
  /** Open transfers that wait until the user signs in again. */
  readonly waiting: number
}

/** Bytes. */
export interface CapacityInfo {
  readonly used: number
  readonly total: number
}
