import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { apply } from '../faults/apply.ts'
import type { Site } from '../state/site.ts'
import { answer } from './answer.ts'
import { Body } from './body.ts'
import { handle, webApp } from './handle.ts'
import type { Exchange } from './handle.ts'
import { text } from './reply.ts'
import type { Reply } from './reply.ts'
import { startRecord } from './requests.ts'
import type { RequestRecord } from './requests.ts'
import type { Router } from './router.ts'

interface Running {
  readonly body: Body
  readonly answered: Promise<void>
}

/** Serves the requests of one site below its base path, and keeps the log. */
export class App {
  readonly requests: RequestRecord[] = []
  private readonly site: Site
  private readonly router: Router
  private readonly basePath: string
  private readonly running = new WeakMap<Duplex, Running>()

  constructor(site: Site, router: Router, basePath: string) {
    this.site = site
    this.router = router
    this.basePath = basePath
  }

  /** `expects`: the client waits for 100 before it sends the body. */
  accept(request: IncomingMessage, response: ServerResponse, expects: boolean): void {
    const body = new Body(request)
    // A refusal answers only after the body, and nobody asks for it: both sides wait (contract §5.7).
    if (expects) body.onRead = () => response.writeContinue()
    // Reads happen as soon as handlers run, errors of broken connections reach them through the body.
    response.on('error', () => undefined)
    // One connection is one queue: a pipelined request waits for the answer before it.
    const before = this.running.get(request.socket)?.answered ?? Promise.resolve()
    const answered = before
      .then(() => this.serve(request, response, body))
      .catch((error: unknown) => {
        console.error('test server: a request failed', error)
        response.destroy()
      })
    this.running.set(request.socket, { body, answered })
  }

  /** What cannot be parsed: the end of a body that came too early, or bytes that are no request. */
  malformed(error: Error, socket: Duplex): void {
    const running = this.running.get(socket)
    const endOfBody = 'code' in error && error.code === 'HPE_INVALID_EOF_STATE'
    if (running !== undefined && endOfBody && !socket.destroyed) {
      running.body.endEarly(error)
      return
    }
    const page =
      'HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n400 Bad Request'
    void (running?.answered ?? Promise.resolve()).then(() => {
      if (socket.writable) socket.end(page)
      else socket.destroy()
    })
  }

  private async serve(request: IncomingMessage, response: ServerResponse, body: Body): Promise<void> {
    const { site } = this
    const path = request.url ?? '/'
    const inside = path.startsWith(`${this.basePath}/`)
    const url = new URL(`http://site.invalid${inside ? path.slice(this.basePath.length) : path}`)
    const record = startRecord(request, url, body, site.now())
    this.requests.push(record)
    // Node would say the real time, whatever this server's clock is.
    response.setHeader('Date', new Date(site.now()).toUTCString())
    const exchange: Exchange = { request, response, url, body, basePath: this.basePath }
    const work = (anonymous: boolean): Promise<Reply> =>
      inside ? handle(site, this.router, exchange, anonymous).catch(panic) : Promise.resolve(webApp)
    const reply = await apply(site.faults.take(record), exchange, work)
    record.answeredCode = reply?.code ?? null
    if (reply === null || response.destroyed) return
    if (site.stopping) response.setHeader('Connection', 'close')
    await answer(request, response, reply)
  }
}

/** A handler that fails unexpectedly is answered like a panic of the real server, but never silently. */
function panic(error: unknown): Reply {
  console.error('test server: a handler failed', error)
  return { ...text(500, ''), headers: {} }
}
