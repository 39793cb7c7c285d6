import { randomUUID } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Client } from '../harness/client.ts'

/** What happened to a file; paths are decoded and relative to the watched folder (contract §5.11). */
export interface Change {
  readonly type: string
  readonly file_id: string
  readonly from: string
  readonly to: string
}

interface StreamEvent {
  readonly event: string
  readonly data: string
}

/** A subscription to the events of a folder. */
export class EventStream {
  readonly clientId: string
  private readonly response: IncomingMessage
  private readonly waiting: StreamEvent[] = []
  private text = ''
  private ended = false
  private wake = (): void => undefined

  private constructor(response: IncomingMessage, clientId: string) {
    this.response = response
    this.clientId = clientId
    response.setEncoding('utf8')
    response.on('data', (part: string) => {
      this.read(part)
    })
    const finish = (): void => {
      this.ended = true
      this.wake()
    }
    response.on('close', finish)
    response.on('error', finish)
  }

  /** Resolves when the server began to answer; a fresh client id unless one is given. */
  static open(client: Client, uri: string, clientId: string = randomUUID()): Promise<EventStream> {
    const url = new URL(`${client.url}/api/v4/file/events?uri=${encodeURIComponent(uri)}`)
    const headers = { ...client.authorization(), Accept: 'text/event-stream', 'X-Cr-Client-Id': clientId }
    return new Promise((resolve, reject) => {
      const request = (url.protocol === 'https:' ? https : http).get(url, { headers, agent: false })
      request.on('error', reject)
      request.on('response', (response) => {
        const stream = new EventStream(response, clientId)
        client.agents.own(stream)
        resolve(stream)
      })
    })
  }

  /** As `open`; the first event, `subscribed` or `resumed`, has arrived and is returned too. */
  static async subscribe(
    client: Client,
    uri: string,
    clientId?: string,
  ): Promise<readonly [stream: EventStream, first: string | undefined]> {
    const stream = await EventStream.open(client, uri, clientId)
    return [stream, (await stream.next())?.event]
  }

  get headers(): IncomingHttpHeaders {
    return this.response.headers
  }

  /** The next event of any kind; null = the server ended the stream. */
  async next(): Promise<StreamEvent | null> {
    for (;;) {
      const event = this.waiting.shift()
      if (event !== undefined) return event
      if (this.ended) return null
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
    }
  }

  /** The next change; signs of life are passed over. */
  async change(): Promise<Change> {
    for (;;) {
      const event = await this.next()
      if (event === null) throw new Error('the server ended the stream')
      if (event.event === 'event') return JSON.parse(event.data) as Change
    }
  }

  /** All changes up to, and without, the one of the file with that path. */
  async changesBefore(path: string): Promise<Change[]> {
    const changes: Change[] = []
    for (;;) {
      const change = await this.change()
      if (change.from === path) return changes
      changes.push(change)
    }
  }

  /** Changes that have arrived and that nobody asked for yet. */
  pending(): Change[] {
    return this.waiting
      .filter((event) => event.event === 'event')
      .map((event) => JSON.parse(event.data) as Change)
  }

  close(): void {
    this.response.destroy()
  }

  private read(part: string): void {
    const blocks = (this.text + part).split('\n\n')
    this.text = blocks.pop() ?? ''
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line) => [line.replace(/:.*/, ''), line.replace(/^[^:]*:/, '')]),
      )
      this.waiting.push({ event: fields.get('event') ?? '', data: fields.get('data') ?? '' })
    }
    this.wake()
  }
}

/** `create /a.txt`, `rename /a.txt /b.txt`, … */
export function described(changes: readonly Change[]): string[] {
  return changes.map(({ type, from, to }) => (to === '' ? `${type} ${from}` : `${type} ${from} ${to}`))
}
