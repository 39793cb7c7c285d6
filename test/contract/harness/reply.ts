import type { IncomingHttpHeaders } from 'node:http'

/** The envelope of every JSON answer (contract §1). */
export interface Envelope {
  readonly code: number
  readonly msg?: string
  readonly data?: unknown
  readonly correlation_id?: string
  readonly aggregated_error?: Readonly<Record<string, Envelope>>
}

/** One answer, read to its end. */
export class Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  /** false: the connection broke before the announced length was there. */
  readonly complete: boolean

  constructor(status: number, headers: IncomingHttpHeaders, bytes: Buffer, complete = true) {
    this.status = status
    this.headers = headers
    this.bytes = bytes
    this.complete = complete
  }

  get text(): string {
    return this.bytes.toString('utf8')
  }

  get envelope(): Envelope {
    try {
      return JSON.parse(this.text) as Envelope
    } catch {
      throw new Error(`not JSON: HTTP ${this.status}, ${JSON.stringify(this.text.slice(0, 200))}`)
    }
  }

  get code(): number {
    return this.envelope.code
  }

  get data(): unknown {
    return this.envelope.data
  }
}
