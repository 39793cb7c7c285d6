import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Site } from '../state/site.ts'
import { Body } from './body.ts'
import { handle } from './handle.ts'
import type { Reply } from './reply.ts'
import { text } from './reply.ts'
import type { RequestRecord } from './requests.ts'
import { startRecord } from './requests.ts'
import type { Router } from './router.ts'

/** Serves one request: log it, let its handler work, drain what is left of the body, answer. */
export async function serve(
  site: Site,
  router: Router,
  log: RequestRecord[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://test.invalid')
  const body = new Body(request)
  const record = startRecord(request, url, site.now())
  log.push(record)
  const exchange = { request, response, url, body }
  const reply = await handle(site, router, exchange, false).catch(panic)
  await body.drain().catch(() => undefined)
  record.bodyBytes = body.received
  record.answeredCode = reply.code
  await answer(response, reply)
}

/** A handler that fails unexpectedly is answered like a panic of the real server, but never silently. */
function panic(error: unknown): Reply {
  console.error('test server: a handler failed', error)
  return { ...text(500, ''), headers: {} }
}

async function answer(response: ServerResponse, reply: Reply): Promise<void> {
  if (response.destroyed) return
  response.writeHead(reply.status, reply.headers)
  if (typeof reply.body === 'function') await reply.body(response)
  else response.end(reply.body)
}
