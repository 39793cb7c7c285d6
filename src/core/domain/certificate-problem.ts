import type { CertificateProblem } from '../../shared/reasons.ts'

/** For a connection that a trusted certificate was expected on, and another one came. */
export const changedCode = 'CERTIFICATE_CHANGED'

const problems: Readonly<Record<string, CertificateProblem>> = {
  [changedCode]: 'changed',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  CERT_REVOKED: 'revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-host',
  HOSTNAME_MISMATCH: 'wrong-host',
  CERT_UNTRUSTED: 'unknown-issuer',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'unknown-issuer',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-issuer',
}

/** `code`: OpenSSL's name of a verification error, or Node's for a name that does not match. */
export function certificateProblem(code: string): CertificateProblem {
  return problems[code] ?? 'other'
}
