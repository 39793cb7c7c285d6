import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Site } from '../state/site.ts'
import type { User } from '../state/types.ts'
import type { Body } from './body.ts'
import type { Reply } from './reply.ts'

/** One request on its way through a handler. */
export interface Call {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** Absolute, without the site's base path. */
  readonly url: URL
  readonly query: URLSearchParams
  /** Decoded path parameters. */
  readonly params: Readonly<Record<string, string>>
  readonly body: Body
  /** The whole body as JSON whatever its Content-Type; 40001 when it does not parse. */
  json(): Promise<unknown>
  readonly site: Site
  /** null = anonymous. */
  readonly user: User | null
  /** Scopes of an OAuth token; null for a password login or an anonymous caller (not enforced then). */
  readonly scopes: readonly string[] | null
  /** `X-Cr-Client-Id` as sent, '' without it. */
  readonly clientId: string
  /** Milliseconds since the epoch on the server's clock. */
  now(): number
}

export type Handler = (call: Call) => Promise<Reply> | Reply

export interface RouteOptions {
  /** OAuth tokens need it, else 40089 (contract §3.3). `X.Write` implies `X.Read`. */
  readonly scope?: string
  /** 401 for anonymous callers before the handler runs. */
  readonly login?: boolean
}

export interface Match {
  readonly handler: Handler
  readonly options: RouteOptions
  readonly params: Readonly<Record<string, string>>
}

interface Route extends Omit<Match, 'params'> {
  readonly method: string
  readonly segments: readonly string[]
}

export class Router {
  private readonly routes: Route[] = []

  /** `path` starts at the site root; `:name` matches one segment. */
  add(method: string, path: string, options: RouteOptions, handler: Handler): void {
    this.routes.push({ method, segments: path.split('/'), options, handler })
  }

  /** A route below `/api/v4`. */
  api(method: string, path: string, options: RouteOptions, handler: Handler): void {
    this.add(method, `/api/v4${path}`, options, handler)
  }

  find(method: string, pathname: string): Match | null {
    const parts = pathname.split('/')
    for (const route of this.routes) {
      if (route.method !== method || route.segments.length !== parts.length) continue
      const params: Record<string, string> = {}
      const fits = route.segments.every((segment, index) => {
        const part = parts[index] ?? ''
        if (!segment.startsWith(':')) return segment === part
        params[segment.slice(1)] = decodeSegment(part)
        return part !== ''
      })
      if (fits) return { handler: route.handler, options: route.options, params }
    }
    return null
  }
}

function decodeSegment(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    // A stray `%` cannot name anything; handlers answer for the undecoded text.
    return part
  }
}
