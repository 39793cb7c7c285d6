import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { createApi, type Api } from '../../../src/core/cloudreve/api.ts'
import { list } from '../../../src/core/cloudreve/files.ts'
import { signIn, type SignedIn } from '../../../src/core/cloudreve/session.ts'
import { createTokens } from '../../../src/core/cloudreve/tokens.ts'
import { mustBeAbsent, mustBeCurrent, type Precondition } from '../../../src/core/domain/precondition.ts'
import { createHttp } from '../../../src/core/node/http/index.ts'
import type { Clock, Http, HttpBody } from '../../../src/core/ports/index.ts'
import type { RemoteEntry } from '../../../src/shared/model/index.ts'
import { trusting } from '../trust.ts'
import { startServer, type ServerOptions, type TestServer } from '../../cloudreve/index.ts'

export const ana = { email: 'ana@example.org', password: 'redrop-pass-1' }

export interface TestClock extends Clock {
  /** Milliseconds both faces of the clock are put forward. */
  ahead: number
}

export function testClock(): TestClock {
  return {
    ahead: 0,
    now() {
      return Date.now() + this.ahead
    },
    monotonic() {
      return performance.now() + this.ahead
    },
    sleep: (ms, signal) => sleep(ms, undefined, signal ? { signal } : {}),
  }
}

export interface Client {
  readonly server: TestServer
  readonly http: Http
  readonly clock: TestClock
  readonly anonymous: Api
}

export interface SignedInClient extends Client {
  readonly api: Api
  readonly signedIn: SignedIn
  /** `previous` of a file that must not be there. */
  readonly absent: Precondition
}

/** A test server with one user, and the client in front of it, both gone when the test ends. */
export async function connect(options: ServerOptions & { ca?: string[] } = {}): Promise<Client> {
  const server = await startServer(options)
  server.site.addUser(ana)
  const clock = testClock()
  const http = createHttp({ clock, userAgent: 'Redrop/test', trust: trusting(options.ca ?? []) })
  onTestFinished(async () => {
    http.close()
    await server.close()
  })
  const anonymous = createApi({ baseUrl: server.url, http, clock, clientId: crypto.randomUUID() })
  return { server, http, clock, anonymous }
}

export async function connectSignedIn(options: Parameters<typeof connect>[0] = {}): Promise<SignedInClient> {
  const client = await connect(options)
  const { anonymous, clock, http, server } = client
  const signedIn = await signIn(anonymous, ana)
  if (signedIn.kind !== 'signed-in') throw new Error('asked for a second factor')
  let stored = signedIn.tokens.refreshToken
  const tokens = createTokens({
    api: anonymous,
    clock,
    load: () => Promise.resolve(stored),
    save: (token) => {
      stored = token
      return Promise.resolve()
    },
    initial: signedIn.tokens,
  })
  const api = createApi({ baseUrl: server.url, http, clock, clientId: anonymous.clientId, tokens })
  const { parent } = await list(api, 'cloudreve://my')
  return { ...client, api, signedIn, absent: mustBeAbsent({ type: 'folder', version: parent.version }) }
}

export function seen(entry: RemoteEntry): Precondition {
  const { version, size, updatedAt } = entry
  return mustBeCurrent({
    version: { id: version, size, createdAt: updatedAt, origin: { kind: 'unknown' } },
    seenIn: 'cli',
    at: Date.now(),
  })
}

const block = 1024 ** 2

/** Handed over block by block, so that what is not sent yet is not with the socket either. */
export function bytes(content: string | Buffer): HttpBody {
  const all = Buffer.from(content)
  return {
    length: all.length,
    async send(sink, signal) {
      for (let at = 0; at < all.length; at += block) {
        await new Promise<void>((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
          sink.write(all.subarray(at, at + block), resolve)
        })
      }
    },
  }
}
