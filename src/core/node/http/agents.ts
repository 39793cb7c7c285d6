import http from 'node:http'
import https from 'node:https'
import type tls from 'node:tls'
import type { Proxy } from '../../domain/proxy.ts'
import type { Clock } from '../../ports/clock.ts'
import type { TrustStore } from '../../ports/trust-store.ts'
import { connectBy, connectTls, type Target } from './connect-by.ts'
import { createTrustContext } from './trust-context.ts'
import { authorization, openTunnel, type RealProxy } from './tunnel.ts'

/** Idle connections are closed before a proxy would do so (nginx 75 s, others 10 s): a mutation must not meet a dead one. */
const idleLife = 8000

/** How a request gets to its server. */
export interface Way {
  readonly agent: http.Agent
  /** Always makes a new connection, whatever is idle. */
  readonly fresh: http.Agent
  /** The connection is encrypted right from this computer. */
  readonly secure: boolean
  /** A proxy that is asked for plain http by absolute URL (RFC 9112 §3.2.2). */
  readonly asked: { readonly proxy: RealProxy; readonly headers: Readonly<Record<string, string>> } | null
}

export interface Agents {
  way(url: URL, proxy: Proxy): Way
  readonly context: () => tls.SecureContext
  /** Closes what is idle; what is still at work closes when it is done. */
  closeIdle(): void
  /** As `closeIdle`, and whatever comes gets a new connection. */
  reset(): void
}

type Pair = Pick<Way, 'agent' | 'fresh'>

export function createAgents(trust: TrustStore, clock: Pick<Clock, 'now'>): Agents {
  const context = createTrustContext(trust)
  let pairs = new Map<string, Pair>()

  function pair(key: string, make: (options: https.AgentOptions) => http.Agent): Pair {
    const known = pairs.get(key)
    if (known) return known
    const made = {
      agent: make({ keepAlive: true, timeout: idleLife, scheduling: 'lifo' }),
      fresh: make({}),
    }
    pairs.set(key, made)
    return made
  }

  function securePair(proxy: Proxy, origin: string): Pair {
    const trusted = trust.trustedFor(origin)
    if (proxy.kind === 'direct' && trusted === null)
      return pair('https', (options) => new https.Agent({ ...options, secureContext: context() }))
    const now = () => clock.now()
    const connect = async (target: Target) => {
      const on = proxy.kind === 'direct' ? null : await openTunnel(proxy, target, context)
      return connectTls(target, { on, context: context(), trusted, now })
    }
    const key = JSON.stringify(['https', proxy, trusted?.fingerprint])
    return pair(key, (options) => connectBy(new https.Agent(options), connect))
  }

  function closeIdle(): void {
    for (const { agent } of pairs.values()) {
      agent.maxFreeSockets = 0
      for (const socket of Object.values(agent.freeSockets).flat()) socket?.destroy()
    }
  }

  return {
    context,
    way(url, proxy) {
      if (url.protocol === 'https:') return { ...securePair(proxy, url.origin), secure: true, asked: null }
      if (proxy.kind === 'direct')
        return { ...pair('http', (options) => new http.Agent(options)), secure: false, asked: null }
      const key = JSON.stringify(['http', proxy])
      if (proxy.kind === 'socks5') {
        const connect = (target: Target) => openTunnel(proxy, target, context)
        const make = (options: http.AgentOptions) => connectBy(new http.Agent(options), connect)
        return { ...pair(key, make), secure: false, asked: null }
      }
      const secure = proxy.kind === 'https'
      const make = (options: https.AgentOptions) =>
        secure ? new https.Agent({ ...options, secureContext: context() }) : new http.Agent(options)
      return { ...pair(key, make), secure, asked: { proxy, headers: authorization(proxy) } }
    },
    closeIdle,
    reset() {
      closeIdle()
      pairs = new Map()
    },
  }
}
