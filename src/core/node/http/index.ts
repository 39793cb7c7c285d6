import type http from 'node:http'
import { direct } from '../../domain/proxy.ts'
import type { Clock } from '../../ports/clock.ts'
import { HttpFailure, type Http, type HttpLimits, type HttpRequest } from '../../ports/http.ts'
import type { ProxyResolver } from '../../ports/proxy-resolver.ts'
import type { CertificateInspector, TrustStore } from '../../ports/trust-store.ts'
import { createAgents, type Way } from './agents.ts'
import { collect, stream } from './answer.ts'
import { Attempt, type Answer } from './attempt.ts'
import { inspect } from './inspect.ts'
import { defaultLimits } from './limits.ts'
import { bodyLength } from './send.ts'
import { pendingAuthorities } from './system-authorities.ts'

export interface HttpOptions {
  readonly clock: Clock
  /** E.g. `Redrop/0.1.0`. */
  readonly userAgent: string
  /** Default: what Node and the system trust, and nothing else. */
  readonly trust?: TrustStore
  /** Default: no proxy. */
  readonly proxies?: ProxyResolver
}

const noTrust: TrustStore = { authorities: () => noAuthorities, trustedFor: () => null }
const noAuthorities: readonly string[] = []
const noProxy: ProxyResolver = { resolve: () => Promise.resolve([direct]), forget: () => undefined }

/**
 * The transport on node:http and node:https: kept-alive connections, through proxies where they are wanted, exact
 * Content-Length, no redirects followed, no compression asked for.
 */
export function createHttp(options: HttpOptions): Http & CertificateInspector {
  const { clock, userAgent, trust = noTrust, proxies = noProxy } = options
  const agents = createAgents(trust, clock)
  /** Those that have no answer yet. */
  const attempts = new Set<Attempt>()

  async function attempt(request: HttpRequest, limits: HttpLimits, drop: Drop, way: Way): Promise<Answer> {
    const headers = { 'user-agent': userAgent, ...request.headers }
    const made = new Attempt({ ...request, headers }, { way, clock, limits, drop })
    attempts.add(made)
    try {
      return throughProxy(await made.run(), way, drop)
    } catch (error) {
      if (error instanceof HttpFailure && isStale(made, request, error))
        return await attempt(request, limits, drop, { ...way, agent: way.fresh })
      throw way.asked && error instanceof HttpFailure ? aboutProxy(error) : error
    } finally {
      attempts.delete(made)
    }
  }

  async function answerTo(request: HttpRequest, limits: HttpLimits, drop: Drop): Promise<Answer> {
    const [first = direct, ...others] = await proxies.resolve(request.url)
    for (const proxy of [first, ...others]) {
      try {
        if (request.url.protocol === 'https:' || proxy.kind === 'https') await pendingAuthorities()
        return await attempt(request, limits, drop, agents.way(request.url, proxy))
      } catch (error) {
        const isLast = proxy === (others.at(-1) ?? first)
        if (isLast || !(error instanceof HttpFailure) || error.kind !== 'proxy' || error.fullySent)
          throw error
      }
    }
    throw new Error('no way was tried')
  }

  return {
    async request(request) {
      const limits = limitsOf(request)
      return collect(await answerTo(request, limits, (response) => response.resume()), limits.idle)
    },
    async stream(request) {
      const limits = limitsOf(request)
      return stream(await answerTo(request, limits, (response) => response.destroy()), limits.idle)
    },
    async inspect(url) {
      const [proxy = direct] = await proxies.resolve(url)
      const { context } = agents
      await pendingAuthorities()
      return inspect(url, { proxy, context, trusted: trust.trustedFor(url.origin), now: clock.now() })
    },
    reset() {
      proxies.forget()
      agents.reset()
      for (const attempt of attempts) attempt.abandon('the network has changed')
    },
    close: () => agents.closeIdle(),
  }
}

type Drop = (response: http.IncomingMessage) => void

function limitsOf(request: HttpRequest): HttpLimits {
  return { ...defaultLimits(bodyLength(request.body)), ...request.limits }
}

/** The server had closed an idle connection just when it was used again. Only what changes nothing is asked once more. */
function isStale(attempt: Attempt, { method }: HttpRequest, { kind }: HttpFailure): boolean {
  return attempt.reused && kind === 'reset' && (method === 'GET' || method === 'HEAD')
}

/** "Proxy authentication required" is no answer of the server's. */
function throughProxy(answer: Answer, { asked }: Way, drop: Drop): Answer {
  const { response, fullySent, watchdog } = answer
  if (asked === null || response.statusCode !== 407) return answer
  watchdog.stop()
  drop(response)
  throw new HttpFailure('proxy', { fullySent, detail: '407' })
}

/** Nobody but the proxy was there to be connected to. */
function aboutProxy(failure: HttpFailure): HttpFailure {
  const isAboutConnecting = [
    'unknown-host',
    'refused',
    'unreachable',
    'connect-timeout',
    'certificate',
  ].includes(failure.kind)
  const { fullySent, detail } = failure
  return isAboutConnecting ? new HttpFailure('proxy', { fullySent, detail, cause: failure }) : failure
}
