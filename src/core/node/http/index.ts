import type http from 'node:http'
import type { Clock } from '../../ports/clock.ts'
import { HttpFailure, type Http, type HttpLimits, type HttpRequest } from '../../ports/http.ts'
import { createAgents } from './agents.ts'
import { collect, stream } from './answer.ts'
import { Attempt, type Answer } from './attempt.ts'
import { defaultLimits } from './limits.ts'
import { bodyLength } from './send.ts'

export interface HttpOptions {
  readonly clock: Clock
  /** E.g. `Redrop/0.1.0`. */
  readonly userAgent: string
  /** Certificates to trust besides Node's and the system's, PEM. */
  readonly ca?: readonly string[]
}

/**
 * The transport on node:http and node:https: kept-alive connections, exact Content-Length, no redirects followed, no
 * compression asked for.
 */
export function createHttp(options: HttpOptions): Http {
  const { clock, userAgent, ca = [] } = options
  const agents = createAgents(ca)

  function attempt(request: HttpRequest, limits: HttpLimits, drop: Drop, fresh: boolean): Attempt {
    const agent = agents.for(request.url.protocol, fresh)
    const headers = { 'user-agent': userAgent, ...request.headers }
    return new Attempt({ ...request, headers }, { agent, clock, limits, drop })
  }

  async function answerTo(request: HttpRequest, limits: HttpLimits, drop: Drop): Promise<Answer> {
    const first = attempt(request, limits, drop, false)
    try {
      return await first.run()
    } catch (error) {
      if (!isStale(first, request, error)) throw error
      return attempt(request, limits, drop, true).run()
    }
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
    close: () => agents.closeIdle(),
  }
}

type Drop = (response: http.IncomingMessage) => void

function limitsOf(request: HttpRequest): HttpLimits {
  return { ...defaultLimits(bodyLength(request.body)), ...request.limits }
}

/** The server had closed an idle connection just when it was used again. Only what changes nothing is asked once more. */
function isStale(attempt: Attempt, request: HttpRequest, error: unknown): boolean {
  const readOnly = request.method === 'GET' || request.method === 'HEAD'
  return attempt.reused && readOnly && error instanceof HttpFailure && error.kind === 'reset'
}
