import http from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'
import type { Way } from './agents.ts'
import type { Clock } from '../../ports/clock.ts'
import { HttpFailure, type HttpFailureKind, type HttpLimits, type HttpRequest } from '../../ports/http.ts'
import { toFailure } from './failure.ts'
import { tolerateLostWrites } from './lost-writes.ts'
import { bodyLength, send } from './send.ts'
import { nameForTls } from './tunnel.ts'
import { Watchdog } from './watchdog.ts'

/** Why a body stops that nobody waits for; made once, since an error knows where it was made. */
const ended = new Error('the request has ended')

/** The head of an answer. */
export interface Answer {
  readonly response: http.IncomingMessage
  /** False: it came before the whole body was handed over, so the connection is of no further use. */
  readonly fullySent: boolean
  readonly hangUp: () => void
  /** For whoever reads the answer: to be started with its limit, and stopped. */
  readonly watchdog: Watchdog
}

export interface AttemptOptions {
  readonly way: Way
  readonly clock: Clock
  readonly limits: HttpLimits
  /** Takes an answer nobody waits for any more. */
  readonly drop: (response: http.IncomingMessage) => void
}

/**
 * One request on one connection, up to the head of its answer. Until the last byte is handed to the socket, giving up
 * destroys the connection; after that it only ends the waiting, since a hang-up can harm a server that is at work
 * (contract §0 "Cancelled requests").
 */
export class Attempt {
  /** The connection had served a request before. */
  reused = false
  connected = false
  fullySent = false
  private readonly request: HttpRequest
  private readonly options: AttemptOptions
  private readonly client: http.ClientRequest
  private readonly watchdog: Watchdog
  private readonly stopSending = new AbortController()
  private readonly answer = Promise.withResolvers<Answer>()
  private settled = false

  constructor(request: HttpRequest, options: AttemptOptions) {
    this.request = request
    this.options = options
    this.watchdog = new Watchdog(options.clock)
    this.client = open(request, options.way)
  }

  /** Rejects with HttpFailure, or with what the body rejects with. */
  run(): Promise<Answer> {
    const { client, request } = this
    client.on('error', (error) => {
      const { connected, fullySent } = this
      this.fail(toFailure(error, { connected, fullySent, origin: request.url.origin }))
      client.destroy()
    })
    client.on('response', (response) => this.onAnswer(response))
    client.once('socket', (socket) => this.onSocket(socket))
    request.signal?.addEventListener('abort', this.onAbort)
    this.watch('connect-timeout', this.options.limits.connect)
    if (request.signal?.aborted) this.onAbort()
    return this.answer.promise
  }

  private onSocket(socket: Socket): void {
    this.reused = this.client.reusedSocket
    if (this.reused) {
      this.begin()
      return
    }
    tolerateLostWrites(socket)
    const { secure } = this.options.way
    if (!secure && !socket.connecting) this.begin()
    else socket.once(secure ? 'secureConnect' : 'connect', () => this.begin())
  }

  /** The connection is of no use any more; what is fully sent is still waited for. */
  abandon(reason: string): void {
    if (!this.fullySent) this.fail(new HttpFailure('reset', { fullySent: false, detail: reason }))
  }

  private begin(): void {
    // A certificate that is not accepted ends the connection in this very moment; nothing may be written to it.
    if (this.settled || this.client.socket?.destroyed) return
    this.connected = true
    this.watch('idle-timeout', this.options.limits.idle)
    this.client.once('finish', () => {
      if (!this.settled) this.watch('answer-timeout', this.options.limits.answer)
    })
    const hooks = {
      signal: this.stopSending.signal,
      onLast: () => (this.fullySent = true),
      onFlushed: () => this.watchdog.touch(),
    }
    send(this.client, this.request.body, hooks).catch((error: unknown) => this.fail(error))
  }

  private onAnswer(response: http.IncomingMessage): void {
    if (this.settled) {
      this.options.drop(response)
      return
    }
    this.settle()
    const { fullySent, client, watchdog } = this
    this.answer.resolve({ response, fullySent, hangUp: () => client.destroy(), watchdog })
  }

  private readonly onAbort = (): void => {
    if (this.fullySent) return
    const cause: unknown = this.request.signal?.reason
    this.fail(new HttpFailure('aborted', { fullySent: false, detail: 'aborted', cause }))
  }

  private watch(kind: HttpFailureKind, limit: number): void {
    this.watchdog.start(limit, () => {
      this.fail(new HttpFailure(kind, { fullySent: this.fullySent, detail: `${limit} ms` }))
    })
  }

  private fail(error: unknown): void {
    if (this.settled) return
    this.settle()
    this.watchdog.stop()
    if (!this.fullySent) this.client.destroy()
    this.answer.reject(error)
  }

  private settle(): void {
    this.settled = true
    this.request.signal?.removeEventListener('abort', this.onAbort)
    this.stopSending.abort(ended)
  }
}

function open(
  { method, url, headers, body }: HttpRequest,
  { agent, secure, asked }: Way,
): http.ClientRequest {
  const hasBody = body !== undefined || method === 'POST' || method === 'PUT' || method === 'PATCH'
  const length = hasBody ? { 'content-length': String(bodyLength(body)) } : {}
  const place = asked && {
    protocol: secure ? 'https:' : 'http:',
    host: asked.proxy.host,
    port: asked.proxy.port,
    path: url.href,
    servername: nameForTls(asked.proxy),
  }
  const client = (secure ? https : http).request(url, {
    method,
    agent,
    headers: { ...headers, ...length, ...(asked && { host: url.host, ...asked.headers }) },
    setHost: true,
    ...place,
  })
  client.setNoDelay(true)
  // Missing in the typings of ClientRequest: Node refuses to send another number of bytes than announced.
  return Object.assign(client, { strictContentLength: true })
}
