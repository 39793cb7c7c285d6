import type { IncomingMessage, ServerResponse } from 'node:http'
import { authenticate, requireScope } from '../identity/index.ts'
import type { Site } from '../state/site.ts'
import type { Body } from './body.ts'
import { ApiError, badParameter, envelope, errorEnvelope, text } from './reply.ts'
import type { Reply } from './reply.ts'
import type { Call, Match, Router } from './router.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
  readonly body: Body
  /** Where the site lives, '' at the root; `url` is without it. */
  readonly basePath: string
}

/** What every path beside the API shows, also on a host without Cloudreve's base path. */
export const webApp: Reply = {
  status: 200,
  headers: { 'Content-Type': 'text/html' },
  body: '<!doctype html><html><head><title>Cloudreve</title></head><body></body></html>',
  code: null,
}

/** From a request to the answer of its handler; the body may be only partly read afterwards. */
export async function handle(
  site: Site,
  router: Router,
  exchange: Exchange,
  anonymous: boolean,
): Promise<Reply> {
  const { request, url } = exchange
  const match = router.find(request.method ?? '', url.pathname)
  if (match === null) return notFound(router, exchange)
  try {
    return await match.handler(callOf(site, exchange, match, anonymous))
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const wanted = request.headers['x-cr-correlation-id']
    const id = typeof wanted === 'string' && uuid.test(wanted) ? wanted : site.random.uuid()
    return envelope(errorEnvelope(error, id), error.details.status)
  }
}

function callOf(site: Site, exchange: Exchange, match: Match, anonymous: boolean): Call {
  const { request, response, url, body } = exchange
  site.faults.checkRead()
  const who = authenticate(site, anonymous ? undefined : request.headers.authorization)
  if ('code' in who) throw new ApiError(who.code, who.message)
  const { login, scope } = match.options
  if (login === true && who.user === null) throw new ApiError(401, 'Login required')
  if (scope !== undefined) requireScope(who.scopes, scope)
  const clientId = request.headers['x-cr-client-id']
  return {
    request,
    response,
    url,
    query: url.searchParams,
    params: match.params,
    body,
    json: async () => parse(await body.buffer()),
    site,
    user: who.user,
    scopes: who.scopes,
    clientId: typeof clientId === 'string' ? clientId : '',
    now: () => site.now(),
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw badParameter('Parameter error')
  }
}

/** Contract §1.2: trailing slashes redirect, other API paths are 404 text, everything else is the web app. */
function notFound(router: Router, { request, url, basePath }: Exchange): Reply {
  const trimmed = url.pathname.replace(/\/+$/, '')
  if (trimmed !== url.pathname && router.find(request.method ?? '', trimmed) !== null) {
    return redirect(request.method === 'GET', basePath + trimmed + url.search)
  }
  if (url.pathname.startsWith('/api/')) return text(404, '404 page not found')
  return webApp
}

/** As Go's http.Redirect: only a GET gets a page. */
function redirect(get: boolean, location: string): Reply {
  if (!get) return { status: 307, headers: { Location: location }, body: '', code: null }
  const headers = { Location: location, 'Content-Type': 'text/html; charset=utf-8' }
  return { status: 301, headers, body: `<a href="${location}">Moved Permanently</a>.\n\n`, code: null }
}
