/** A user on a site. Transfers and history hang on this, never on a URL: one site may have several. */
export interface AccountKey {
  /** `instance_id` of the site. */
  readonly instance: string
  /** The server's user id (hash id). */
  readonly user: string
}

export interface Account extends AccountKey {
  /** Name typed after `--account`; unique in the profile, e.g. `ana@files.example.org`. */
  readonly name: string
  /** Base URL as the user reaches the site, without a trailing slash; may carry a base path. */
  readonly url: string
  readonly email: string
  readonly nickname: string
  /** How the account signs in; OAuth accounts refresh with the same endpoint. */
  readonly method: 'password' | 'oauth'
  /** Lower bound of the server's version, e.g. `4.18.0` (contract §12). */
  readonly serverVersion: string
  readonly addedAt: number
}

export function sameAccount(a: AccountKey, b: AccountKey): boolean {
  return a.instance === b.instance && a.user === b.user
}
