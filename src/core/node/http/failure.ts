import { HttpFailure, type HttpFailureKind } from '../../ports/http.ts'

/** How far a request got when it failed. */
export interface Progress {
  readonly connected: boolean
  readonly fullySent: boolean
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
  const { fullySent } = progress
  return new HttpFailure(kindOf(code, progress), { fullySent, detail: code, cause: error })
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
    || /^(CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$|HOSTNAME_MISMATCH$|ERROR_IN_CERT_)/.test(
      code,
    )
  )
}
