import http from 'node:http'
import https from 'node:https'
import tls from 'node:tls'

/** Idle connections are closed before a proxy would do so (nginx 75 s, others 10 s): a mutation must not meet a dead one. */
const idleLife = 8000

export interface Agents {
  /** `fresh`: on a new connection, whatever is idle. */
  for(protocol: string, fresh: boolean): http.Agent
  closeIdle(): void
}

/** `ca`: further certificates to trust, PEM. */
export function createAgents(ca: readonly string[]): Agents {
  let secureContext: tls.SecureContext | null = null
  const options = { keepAlive: true, timeout: idleLife, scheduling: 'lifo' } as const
  const tlsOptions = () => ({ secureContext: (secureContext ??= trustedContext(ca)) })
  const plain = { pool: new http.Agent(options), fresh: new http.Agent() }
  let secure: { pool: https.Agent; fresh: https.Agent } | null = null
  return {
    for(protocol, fresh) {
      if (protocol === 'http:') return fresh ? plain.fresh : plain.pool
      secure ??= {
        pool: new https.Agent({ ...options, ...tlsOptions() }),
        fresh: new https.Agent(tlsOptions()),
      }
      return fresh ? secure.fresh : secure.pool
    },
    closeIdle() {
      for (const agent of [plain.pool, secure?.pool]) {
        if (!agent) continue
        // What is still at work closes when it is done.
        agent.maxFreeSockets = 0
        for (const socket of Object.values(agent.freeSockets).flat()) socket?.destroy()
      }
    },
  }
}

/** Node's own list, the system's and the given ones, parsed once for all connections. */
function trustedContext(ca: readonly string[]): tls.SecureContext {
  const lists = [tls.getCACertificates('default'), tls.getCACertificates('system'), ca]
  return tls.createSecureContext({ ca: [...new Set(lists.flat())] })
}
