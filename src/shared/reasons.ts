/** What is wrong with a certificate, for people. */
export type CertificateProblem =
  | 'unknown-issuer'
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-host'
  | 'revoked'
  /** It differs from the one that was trusted for this origin. */
  | 'changed'
  | 'other'

/** Why the system's keychain cannot be used. */
export type KeychainTrouble =
  | 'no-answer'
  | 'no-session'
  | 'bus-unreachable'
  | 'no-service'
  | 'locked'
  | 'not-installed'
  | 'keeps-nothing'
  | 'other'
