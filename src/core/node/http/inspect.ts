import tls from 'node:tls'
import { certificateProblem } from '../../domain/certificate-problem.ts'
import type { Proxy } from '../../domain/proxy.ts'
import { HttpFailure } from '../../ports/http.ts'
import type { Inspected, TrustedCertificate } from '../../ports/trust-store.ts'
import { toFailure } from './failure.ts'
import { openTunnel } from './tunnel.ts'
import { factsOf, refusal } from './verify.ts'

/** Milliseconds for the whole handshake. */
const patience = 15_000

/** Does a TLS handshake, reads the certificate and hangs up. Nothing is sent, so whoever answers need not be trusted. */
export async function inspect(
  url: URL,
  how: {
    readonly proxy: Proxy
    readonly context: () => tls.SecureContext
    readonly trusted: TrustedCertificate | null
    readonly now: number
  },
): Promise<Inspected> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const port = url.port === '' ? 443 : Number(url.port)
  const servername = /^[\d.]+$|:/.test(host) ? '' : host
  try {
    const tunnel =
      how.proxy.kind === 'direct' ? null : await openTunnel(how.proxy, { host, port }, how.context)
    return await new Promise((resolve, reject) => {
      const socket = tls.connect({
        ...(tunnel && { socket: tunnel }),
        ...{ host, port, servername, secureContext: how.context(), rejectUnauthorized: false },
      })
      socket.setTimeout(patience, () => socket.destroy(new HttpFailure('connect-timeout', timedOut)))
      socket.once('error', reject)
      socket.once('secureConnect', () => {
        const certificate = socket.getPeerX509Certificate()
        const code = refusal(socket, how.trusted, how.now)
        socket.destroy()
        if (certificate === undefined)
          reject(new HttpFailure('bad-answer', { fullySent: false, detail: 'no certificate' }))
        else
          resolve({ facts: factsOf(certificate), problem: code === null ? null : certificateProblem(code) })
      })
    })
  } catch (error) {
    if (error instanceof HttpFailure) throw error
    throw toFailure(error as Error, { connected: false, fullySent: false })
  }
}

const timedOut = { fullySent: false, detail: `${patience} ms` }
