/** What the site asks for before it looks at a password. `browser`: a kind that only works on the site's own pages. */
export type LoginCaptcha =
  | { readonly kind: 'none' }
  | { readonly kind: 'picture' }
  | { readonly kind: 'browser'; readonly type: string }

/** A site that answered, before anybody has signed in. */
export interface Site {
  /** As the user reaches it, without a trailing slash; may carry a base path. */
  readonly baseUrl: string
  /** The host that was asked for, when the site sent on to another one: to be shown before a password is typed. */
  readonly movedFrom: string | null
  /** Lower bound, e.g. `4.18.0` (contract §12). */
  readonly version: string
  readonly instanceId: string
  readonly title: string
  readonly captcha: LoginCaptcha
}

export function hostOf(baseUrl: string): string {
  return new URL(baseUrl).host
}
