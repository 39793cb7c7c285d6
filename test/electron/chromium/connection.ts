import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { CDPSession } from 'playwright-core'

interface Message {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: object
  readonly result?: object
  readonly error?: { readonly message: string }
}

interface Call {
  readonly sessionId: string | undefined
  readonly resolve: (result: object) => void
  readonly reject: (error: Error) => void
}

/** What the DevTools protocol says to and by one target; the browser itself is one. */
export class Session {
  readonly send: CDPSession['send']
  private readonly events = new EventEmitter()

  constructor(send: CDPSession['send']) {
    this.send = send
    this.events.setMaxListeners(0)
  }

  readonly on = ((event: string, listener: (params: object) => void) => {
    this.events.on(event, listener)
    return this
  }) as unknown as CDPSession['on']

  receive(event: string, params: object): void {
    this.events.emit(event, params)
  }
}

/** The DevTools protocol over Chromium's pipe: JSON texts, each ended by a zero byte. */
export class Connection {
  readonly browser = this.session()
  private readonly sessions = new Map<string, Session>()
  private readonly calls = new Map<number, Call>()
  private readonly to: Writable
  private rest: Buffer[] = []
  private next = 1
  private closed = false

  constructor(to: Writable, from: Readable) {
    this.to = to
    to.on('error', () => this.end())
    from.on('data', (piece: Buffer) => this.read(piece))
    from.on('close', () => this.end())
  }

  attach(sessionId: string): Session {
    const session = this.session(sessionId)
    this.sessions.set(sessionId, session)
    return session
  }

  detach(sessionId: string): void {
    this.sessions.delete(sessionId)
    this.rejectAll((call) => call.sessionId === sessionId)
  }

  private session(sessionId?: string): Session {
    const send = (method: string, params: object = {}): Promise<object> =>
      new Promise((resolve, reject) => {
        if (this.closed || (sessionId !== undefined && !this.sessions.has(sessionId))) {
          reject(new Error(`${method}: Target page, context or browser has been closed`))
          return
        }
        const id = this.next++
        this.calls.set(id, { sessionId, resolve, reject })
        this.to.write(`${JSON.stringify({ id, sessionId, method, params })}\0`)
      })
    return new Session(send as unknown as CDPSession['send'])
  }

  private read(piece: Buffer): void {
    let start = 0
    for (let end = piece.indexOf(0); end >= 0; end = piece.indexOf(0, start)) {
      const text = Buffer.concat([...this.rest, piece.subarray(start, end)]).toString()
      this.rest = []
      start = end + 1
      this.receive(JSON.parse(text) as Message)
    }
    if (start < piece.length) this.rest.push(piece.subarray(start))
  }

  private receive({ id, sessionId, method, params = {}, result = {}, error }: Message): void {
    if (id !== undefined) {
      const call = this.calls.get(id)
      this.calls.delete(id)
      if (error === undefined) call?.resolve(result)
      else call?.reject(new Error(error.message))
    } else if (method !== undefined) {
      const session = sessionId === undefined ? this.browser : this.sessions.get(sessionId)
      session?.receive(method, params)
    }
  }

  private end(): void {
    this.closed = true
    this.rejectAll(() => true)
  }

  private rejectAll(concerned: (call: Call) => boolean): void {
    for (const [id, call] of this.calls) {
      if (!concerned(call)) continue
      this.calls.delete(id)
      call.reject(new Error('Target page, context or browser has been closed'))
    }
  }
}
