import https from 'node:https'
import { parseProxyUrl, type Proxy } from '../../../src/core/domain/proxy.ts'
import type { ProxyResolver, TrustedCertificate, TrustStore } from '../../../src/core/ports/index.ts'
import { listen } from '../http/setup.ts'
import type { Pair } from './certificates.ts'

/** Always these ways, in this order. */
export function through(...proxies: readonly (string | Proxy)[]): ProxyResolver {
  const parsed = proxies.map((one): Proxy => {
    const proxy = typeof one === 'string' ? parseProxyUrl(one) : one
    if (proxy === null) throw new Error('no proxy')
    return proxy
  })
  return { resolve: () => Promise.resolve(parsed), forget: () => undefined }
}

/** A server that tells how many requests have reached it, and what it received. */
export interface SecureServer {
  readonly origin: string
  readonly received: Buffer[]
  /** Shows another certificate from now on. */
  change(pair: Pair): void
}

export async function secureServer(pair: Pair, host = '127.0.0.1'): Promise<SecureServer> {
  const received: Buffer[] = []
  const server = https.createServer({ ...pair }, (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received.push(Buffer.concat(chunks))
      response.end(`hello ${request.socket.remotePort}`)
    })
  })
  const origin = await listen(server, host, 'https')
  return { origin, received, change: (next) => server.setSecureContext({ ...next }) }
}

/** Trust that a test changes. */
export class TestTrust implements TrustStore {
  readonly certificates = new Map<string, TrustedCertificate>()
  private ca: readonly string[] = []

  authorities(): readonly string[] {
    return this.ca
  }

  trustedFor(origin: string): TrustedCertificate | null {
    return this.certificates.get(origin) ?? null
  }

  add(cert: string): void {
    this.ca = [...this.ca, cert]
  }

  trust(origin: string, fingerprint: string, more: Partial<TrustedCertificate> = {}): void {
    const facts = {
      subject: '',
      issuer: '',
      validFrom: 0,
      validTo: Date.now() + 60_000,
      trustedAt: Date.now(),
    }
    this.certificates.set(origin, { origin, fingerprint, ...facts, ...more })
  }
}
