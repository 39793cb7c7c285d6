export interface SinkRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  /** Bytes of the body. */
  readonly size: number
  /** A JSON body; null for content, which is dropped. */
  readonly json: Readonly<Record<string, unknown>> | null
}

const endOfHead = Buffer.from('\r\n\r\n')

/**
 * Takes the bytes of one connection apart into requests. Only what the benchmark's two clients send: a Content-Length,
 * no pipelining. Content is counted and dropped.
 */
export class RequestReader {
  private head = Buffer.alloc(0)
  private left = 0
  private kept: Buffer[] | null = null
  private current: Omit<SinkRequest, 'json'> | null = null
  private readonly onRequest: (request: SinkRequest) => void

  constructor(onRequest: (request: SinkRequest) => void) {
    this.onRequest = onRequest
  }

  take(bytes: Uint8Array): void {
    for (let rest = bytes; rest.length > 0;) rest = this.current ? this.takeBody(rest) : this.takeHead(rest)
  }

  private takeBody(bytes: Uint8Array): Uint8Array {
    const taken = bytes.subarray(0, this.left)
    this.left -= taken.length
    this.kept?.push(Buffer.from(taken))
    if (this.left === 0) this.finish()
    return bytes.subarray(taken.length)
  }

  private takeHead(bytes: Uint8Array): Uint8Array {
    this.head = Buffer.concat([this.head, bytes])
    const end = this.head.indexOf(endOfHead)
    if (end < 0) return Buffer.alloc(0)
    const text = this.head.toString('latin1', 0, end)
    const rest = this.head.subarray(end + endOfHead.length)
    this.head = Buffer.alloc(0)
    const [method = '', target = '/'] = text.split(' ', 2)
    const url = new URL(target, 'http://sink.invalid')
    this.left = Number(/^content-length: *(\d+)/im.exec(text)?.[1] ?? 0)
    this.kept = /^content-type: *application\/json/im.test(text) ? [] : null
    this.current = { method, path: url.pathname, query: url.searchParams, size: this.left }
    if (this.left === 0) this.finish()
    return rest
  }

  private finish(): void {
    const { current, kept } = this
    this.current = null
    if (!current) return
    const text = Buffer.concat(kept ?? []).toString()
    const json = text === '' ? null : (JSON.parse(text) as Record<string, unknown>)
    this.onRequest({ ...current, json })
  }
}
