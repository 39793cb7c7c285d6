import type { X509Certificate } from 'node:crypto'
import type { TLSSocket } from 'node:tls'
import { changedCode } from '../../domain/certificate-problem.ts'
import { parseFingerprint } from '../../domain/fingerprint.ts'
import type { CertificateFacts, TrustedCertificate } from '../../ports/trust-store.ts'

/** A certificate that is not accepted; `code` as OpenSSL and Node name it. */
class CertificateRefused extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/**
 * For a connection to an origin with a certificate of its own: goes on if the chain is good, or if it is that very
 * certificate. Anything else ends the connection when its handshake is done, before any byte of ours. A certificate that
 * has run out since it was trusted is asked about again.
 */
export function acceptOnly(socket: TLSSocket, trusted: TrustedCertificate, now: () => number): void {
  socket.once('secureConnect', () => {
    const code = refusal(socket, trusted, now())
    if (code !== null) socket.destroy(new CertificateRefused(code))
  })
}

/** Why the other end is not accepted; null: it is. */
export function refusal(socket: TLSSocket, trusted: TrustedCertificate | null, now: number): string | null {
  if (socket.authorized) return null
  // Typed as an error, it is the name of one.
  const code = String(socket.authorizationError)
  if (trusted === null) return code
  const shown = socket.getPeerX509Certificate()
  if (shown === undefined || fingerprintOf(shown) !== trusted.fingerprint) return changedCode
  const hasRunOut = trusted.trustedAt < trusted.validTo && trusted.validTo < now
  return hasRunOut ? 'CERT_HAS_EXPIRED' : null
}

export function factsOf(certificate: X509Certificate): CertificateFacts {
  return {
    fingerprint: fingerprintOf(certificate),
    subject: nameIn(certificate.subject),
    issuer: nameIn(certificate.issuer),
    validFrom: certificate.validFromDate.getTime(),
    validTo: certificate.validToDate.getTime(),
  }
}

function fingerprintOf(certificate: X509Certificate): string {
  return parseFingerprint(certificate.fingerprint256) ?? ''
}

/** Node writes a distinguished name with a line per part. */
function nameIn(distinguished: string): string {
  return /^CN=(.+)$/m.exec(distinguished)?.[1] ?? distinguished.replaceAll('\n', ', ')
}
