import type { CertificateProblem, KeychainTrouble } from '../../reasons.ts'

/** Which proxy is used. */
export interface ProxyChoice {
  readonly mode: 'system' | 'none' | 'manual'
  /** For `manual`: `http://proxy.example.org:3128`, `https://…`, `socks5://…`. */
  readonly url: string
  /** Empty: the proxy asks for none. */
  readonly user: string
}

/** A certificate as people look at it. Times in milliseconds since the epoch. */
export interface CertificateInfo {
  /** `https://host:port`. */
  readonly origin: string
  readonly host: string
  /** SHA-256, 64 lower-case hex digits. */
  readonly fingerprint: string
  readonly subject: string
  readonly issuer: string
  readonly validFrom: number
  readonly validTo: number
  /** Null: it is trusted. */
  readonly problem: CertificateProblem | null
}

export interface AuthorityInfo {
  readonly fingerprint: string
  readonly name: string
  readonly validTo: number
}

export interface NetworkInfo {
  readonly proxy: ProxyChoice
  /** A password for the proxy is kept. */
  readonly hasPassword: boolean
  /** How many authorities this computer trusts. */
  readonly systemAuthorities: number
  /** Trusted for one origin each. */
  readonly certificates: readonly Omit<CertificateInfo, 'problem'>[]
  /** Added by the user. */
  readonly authorities: readonly AuthorityInfo[]
}

/** Where sign-ins are kept. */
export interface SecretsInfo {
  readonly tier: 'keychain' | 'encrypted-file' | 'session'
  /** Why not in the keychain; null: they are, or the user chose another place. */
  readonly why: KeychainTrouble | null
  /** The encrypted file waits for its passphrase: all accounts are signed out until then. */
  readonly locked: boolean
  /** There is no keychain and nobody has chosen another place yet. */
  readonly undecided: boolean
}

/** Where sign-ins are to be kept. */
export type SecretsPlace =
  | { readonly tier: 'keychain' }
  | { readonly tier: 'encrypted-file'; readonly passphrase: string }
  | { readonly tier: 'session' }
