import { createApi, type Api } from '../../../../src/core/cloudreve/api.ts'
import type { Clock } from '../../../../src/core/ports/clock.ts'
import type { Http, HttpBody, HttpReply, HttpRequest } from '../../../../src/core/ports/http.ts'

/** A transport that gives prepared answers in turn and remembers what was asked. */
export interface FakeHttp extends Http {
  readonly asked: HttpRequest[]
}

type Answer = HttpReply | Error | ((request: HttpRequest) => HttpReply | Promise<HttpReply>)

export function fakeHttp(...answers: Answer[]): FakeHttp {
  const asked: HttpRequest[] = []
  return {
    asked,
    async request(request) {
      asked.push(request)
      const answer = answers.shift()
      if (answer === undefined)
        throw new Error(`nothing prepared for ${request.method} ${request.url.pathname}`)
      if (answer instanceof Error) throw answer
      return typeof answer === 'function' ? answer(request) : answer
    },
    stream: () => Promise.reject(new Error('not a download')),
    reset: () => undefined,
    close: () => undefined,
  }
}

export function reply(
  body: string | Uint8Array,
  status = 200,
  headers: Record<string, string> = {},
): HttpReply {
  return { status, headers, body: typeof body === 'string' ? Buffer.from(body) : body }
}

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): HttpReply {
  return reply(JSON.stringify(value), status, {
    'content-type': 'application/json; charset=utf-8',
    ...headers,
  })
}

export function ok(data?: unknown, headers: Record<string, string> = {}): HttpReply {
  return json({ code: 0, data, msg: '' }, 200, headers)
}

export function no(code: number, more: object = {}): HttpReply {
  return json({ code, msg: `no ${code}`, ...more })
}

/** What a request's JSON body said. */
export function jsonOf(request: HttpRequest | undefined): unknown {
  return request?.body instanceof Uint8Array ? JSON.parse(Buffer.from(request.body).toString()) : undefined
}

export interface SetClock extends Clock {
  time: number
}

/** A clock that stands still until it is set; both its faces show the same. */
export function setClock(time = 0): SetClock {
  return {
    time,
    now() {
      return this.time
    },
    monotonic() {
      return this.time
    },
    sleep: () => Promise.reject(new Error('nothing here waits')),
  }
}

const tokens = { access: () => Promise.resolve('a'), renew: () => Promise.resolve('b') }

/** A client of one account on a site with a base path. */
export function signedIn(http: Http): Api {
  return createApi({ baseUrl: 'https://files.test/cloud', http, clock: setClock(), clientId: 'id', tokens })
}

export const emptyBody: HttpBody = { length: 0, send: () => Promise.resolve() }
