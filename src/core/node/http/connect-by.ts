import type http from 'node:http'
import type { Socket } from 'node:net'
import tls from 'node:tls'
import type { TrustedCertificate } from '../../ports/trust-store.ts'
import { acceptOnly } from './verify.ts'

/** `host` and `port` of the server, with what the agent adds for TLS. */
export type Target = tls.ConnectionOptions & { readonly host: string; readonly port: number }

/**
 * Makes an agent connect in a way of its own. It then keeps no TLS sessions either: a resumed one would not be looked at
 * again.
 */
export function connectBy<A extends http.Agent>(agent: A, connect: (target: Target) => Promise<Socket>): A {
  agent.createConnection = (options, done) => {
    connect(options as Target).then(
      (socket) => done?.(null, socket),
      (error: unknown) => done?.(error as Error, undefined as never),
    )
    return undefined
  }
  return agent
}

/** TLS to `target`, on a connection that is there or on a new one. `trusted`: accepts this certificate too. */
export function connectTls(
  target: Target,
  how: {
    readonly on: Socket | null
    readonly context: tls.SecureContext
    readonly trusted: TrustedCertificate | null
    readonly now: () => number
  },
): tls.TLSSocket {
  const { on, context, trusted, now } = how
  const socket = tls.connect({
    ...target,
    ...(on && { socket: on }),
    secureContext: context,
    rejectUnauthorized: trusted === null,
  })
  if (trusted !== null) acceptOnly(socket, trusted, now)
  return socket
}
