import { UnexpectedAnswer } from '../../cloudreve/errors.ts'
import { certificateProblem } from '../../domain/certificate-problem.ts'
import { HttpFailure, type HttpFailureKind } from '../../ports/http.ts'
import { RedropError, type ErrorCode } from '../../../shared/errors.ts'

const codes: Readonly<Record<HttpFailureKind, ErrorCode>> = {
  'unknown-host': 'unknown-host',
  refused: 'connection-refused',
  unreachable: 'unreachable',
  certificate: 'certificate-untrusted',
  proxy: 'proxy-unreachable',
  'connect-timeout': 'unreachable',
  'idle-timeout': 'unreachable',
  'answer-timeout': 'unreachable',
  reset: 'connection-lost',
  'bad-answer': 'connection-lost',
  aborted: 'cancelled',
}

/** Names what kept a site from answering; anything else is returned as it is. */
export function troubleOf(error: unknown, host: string): unknown {
  if (error instanceof HttpFailure) return transportTrouble(error, host)
  if (error instanceof UnexpectedAnswer)
    return isSick(error)
      ? new RedropError('server-sick', { host, detail: `HTTP ${error.status}` }, { cause: error })
      : new RedropError('not-cloudreve', { host }, { cause: error })
  return error
}

function transportTrouble(error: HttpFailure, host: string): RedropError {
  const { kind, detail, origin } = error
  const facts = { host, detail }
  if (kind === 'certificate' && origin !== null) {
    const problem = certificateProblem(detail)
    const code = problem === 'changed' ? 'certificate-changed' : 'certificate-untrusted'
    return new RedropError(code, { ...facts, host: new URL(origin).host, origin, problem }, { cause: error })
  }
  // A proxy that answers with a status is there.
  const code = kind === 'proxy' && /^\d+$/.test(detail) ? 'proxy-refused' : codes[kind]
  return new RedropError(code, facts, { cause: error })
}

/** A server or a proxy that would answer otherwise at another time. */
export function isSick({ status }: UnexpectedAnswer): boolean {
  return status >= 500 || status === 429
}

/** Runs `work` and rethrows its transport trouble as a RedropError that names the host. */
export async function namingHost<T>(host: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw troubleOf(error, host)
  }
}
