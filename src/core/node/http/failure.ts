import { changedCode } from '../../domain/certificate-problem.ts'
import { HttpFailure, type HttpFailureKind } from '../../ports/http.ts'
import { ProxyTrouble } from './tunnel.ts'

/** How far a request got when it failed. */
export interface Progress {
  readonly connected: boolean
  readonly fullySent: boolean
  /** Where it was to go. */
  readonly origin?: string
}

const kinds: Readonly<Record<string, HttpFailureKind>> = {
  ENOTFOUND: 'unknown-host',
  ECONNREFUSED: 'refused',
  // The resolver cannot be asked: the device is offline.
  EAI_AGAIN: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EPROTO: 'bad-answer',
}

/** What Node throws at a request, as a HttpFailure. */
export function toFailure(error: Error, progress: Progress): HttpFailure {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.message
  const { fullySent, origin } = progress
  const kind = error instanceof ProxyTrouble ? 'proxy' : kindOf(code, progress)
  const about = kind === 'certificate' && origin !== undefined ? { origin } : {}
  return new HttpFailure(kind, { fullySent, detail: code, cause: error, ...about })
}

function kindOf(code: string, { connected }: Progress): HttpFailureKind {
  const kind = kinds[code]
  if (kind) return kind
  if (isCertificate(code)) return 'certificate'
  // Not TLS, or not HTTP, at the other end.
  if (code.startsWith('ERR_SSL_') || code.startsWith('HPE_')) return 'bad-answer'
  if (code === 'ECONNRESET') return 'reset'
  if (code === 'ETIMEDOUT') return connected ? 'reset' : 'connect-timeout'
  return connected ? 'reset' : 'unreachable'
}

/** OpenSSL's names of X.509 verification errors and Node's for a name that does not match. */
function isCertificate(code: string): boolean {
  return (
    code === 'ERR_TLS_CERT_ALTNAME_INVALID'
    || code === changedCode
    // Errors that Node has no name for, a signature that is too weak for one.
    || code === 'UNSPECIFIED'
    || /^(CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$|HOSTNAME_MISMATCH$|ERROR_IN_CERT_)/.test(
      code,
    )
  )
}
