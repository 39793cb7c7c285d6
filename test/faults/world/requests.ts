import type { RequestRecord } from '../../cloudreve/http/requests.ts'
import type { RequestKind, When } from '../plan/types.ts'

const kinds: Readonly<Record<RequestKind, RegExp>> = {
  put: /^PUT \/api\/v4\/file\/content/,
  create: /^PUT \/api\/v4\/file\/upload/,
  chunk: /^POST \/api\/v4\/file\/upload\//,
  delete: /^DELETE \/api\/v4\/file\/upload/,
  info: /^GET \/api\/v4\/file\/info/,
  refresh: /^POST \/api\/v4\/session\/token\/refresh/,
  any: /./,
  content: /^GET \/api\/v4\/file\/content\//,
  link: /^POST \/api\/v4\/file\/url/,
}

/** Counts the client's requests of one kind: true for those that are meant. */
export class Counter {
  private readonly when: When
  private seen = 0

  constructor(when: When) {
    this.when = when
  }

  counts(request: Pick<RequestRecord, 'method' | 'path' | 'headers'>): boolean {
    const isClient = String(request.headers['user-agent']).startsWith('Redrop')
    if (!isClient || !kinds[this.when.request].test(`${request.method} ${request.path}`)) return false
    const nth = this.seen++ - this.when.after
    return nth >= 0 && nth < this.when.times
  }
}
