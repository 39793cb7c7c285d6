import { Readable } from 'node:stream'
import type { Api } from '../../../src/core/cloudreve/api.ts'
import { putContent } from '../../../src/core/cloudreve/content.ts'
import { openDownload } from '../../../src/core/cloudreve/download.ts'
import * as files from '../../../src/core/cloudreve/files.ts'
import { downloadUrl } from '../../../src/core/cloudreve/links.ts'
import * as locks from '../../../src/core/cloudreve/locks.ts'
import * as oauth from '../../../src/core/cloudreve/oauth.ts'
import * as session from '../../../src/core/cloudreve/session.ts'
import * as site from '../../../src/core/cloudreve/site.ts'
import * as upload from '../../../src/core/cloudreve/upload.ts'
import * as user from '../../../src/core/cloudreve/user.ts'
import * as versions from '../../../src/core/cloudreve/versions.ts'
import type { Precondition } from '../../../src/core/domain/precondition.ts'
import type { Http, HttpBody } from '../../../src/core/ports/http.ts'
import type { RecordedRequest } from './exchanges.ts'

interface Endpoint {
  readonly matches: RegExp
  /** Calls the endpoint as the recorded request did, as far as the client can ask for that. */
  readonly call: (context: Context) => Promise<unknown>
  /** Codes that this call takes for success. */
  readonly settles?: readonly number[]
  /** Forms of the request that the client does not have. */
  readonly unlike?: (request: RecordedRequest) => boolean
}

export interface Context {
  readonly api: Api
  readonly http: Http
  readonly request: RecordedRequest
}

const uri = 'cloudreve://my/x'
const previous = 'v' as Precondition
const body: HttpBody = { length: 1, send: () => Promise.resolve() }
const field = (request: RecordedRequest, name: string): unknown =>
  (request.body as Record<string, unknown> | undefined)?.[name]
/** What a batch was asked to do something with. */
export function urisOf(request: RecordedRequest): string[] {
  const uris = field(request, 'uris')
  return Array.isArray(uris) ? (uris as string[]) : []
}

export const endpoints: readonly Endpoint[] = [
  { matches: /^GET \/site\/ping\/?$/, call: ({ api }) => site.ping(api) },
  { matches: /^GET \/site\/config\/basic$/, call: ({ api }) => site.basicConfig(api) },
  { matches: /^GET \/site\/config\/login$/, call: ({ api }) => site.loginConfig(api) },
  { matches: /^GET \/site\/captcha$/, call: ({ api }) => site.captcha(api) },
  {
    matches: /^POST \/session\/token\/?$/,
    call: ({ api }) => session.signIn(api, { email: 'e', password: 'p' }),
    settles: [203],
  },
  {
    matches: /^POST \/session\/token\/2fa$/,
    call: ({ api }) => session.finishTwoFactor(api, { sessionId: 's', otp: '0' }),
  },
  { matches: /^POST \/session\/token\/refresh$/, call: ({ api }) => session.refresh(api, 'r') },
  { matches: /^DELETE \/session\/token\/?$/, call: ({ api }) => session.signOut(api, 'r'), settles: [40020] },
  { matches: /^GET \/session\/oauth\/app\/[^/]+$/, call: ({ api }) => oauth.appInfo(api, 'a') },
  {
    matches: /^POST \/session\/oauth\/token$/,
    call: ({ api }) => oauth.exchange(api, { clientId: 'a', clientSecret: 's', code: 'c', verifier: 'v' }),
  },
  { matches: /^GET \/user\/me$/, call: ({ api }) => user.me(api) },
  { matches: /^GET \/user\/capacity$/, call: ({ api }) => user.capacity(api) },
  { matches: /^GET \/user\/setting$/, call: ({ api }) => user.settings(api) },
  { matches: /^GET \/file$/, call: ({ api }) => files.list(api, uri) },
  {
    matches: /^GET \/file\/info$/,
    call: ({ api, request }) =>
      files.info(api, JSON.stringify(request.query).includes('"id"') ? { id: 'i' } : { uri }),
  },
  { matches: /^POST \/file\/create$/, call: ({ api }) => files.createFolder(api, uri) },
  { matches: /^POST \/file\/rename$/, call: ({ api }) => files.rename(api, uri, 'n') },
  { matches: /^POST \/file\/move$/, call: ({ api, request }) => files.move(api, urisOf(request), uri) },
  { matches: /^DELETE \/file$/, call: ({ api, request }) => files.trash(api, urisOf(request)) },
  { matches: /^POST \/file\/restore$/, call: ({ api, request }) => files.restore(api, urisOf(request)) },
  { matches: /^PUT \/file\/content\/?$/, call: ({ api }) => putContent(api, { uri, previous, body }) },
  {
    matches: /^PUT \/file\/upload$/,
    call: ({ api }) => upload.createSession(api, { uri, size: 1, previous, replace: true }),
  },
  {
    matches: /^POST \/file\/upload\/[^/]+\/[^/]+$/,
    call: ({ api }) => upload.sendChunk(api, { sessionId: 's', index: 0, body }),
  },
  {
    matches: /^DELETE \/file\/upload$/,
    call: ({ api }) => upload.deleteSession(api, { sessionId: 's', uri }),
  },
  { matches: /^POST \/file\/version\/current$/, call: ({ api }) => versions.setCurrent(api, uri, 'v') },
  { matches: /^DELETE \/file\/version$/, call: ({ api }) => versions.remove(api, uri, 'v') },
  { matches: /^DELETE \/file\/lock$/, call: ({ api }) => locks.release(api, ['t']), settles: [40001] },
  {
    matches: /^POST \/file\/url$/,
    call: ({ api }) => downloadUrl(api, uri),
    unlike: (request) =>
      urisOf(request).length !== 1
      || ['redirect', 'skip_error', 'archive'].some((name) => field(request, name)),
  },
  {
    matches: /^GET \/file\/content\/[^/]+\/[^/]+\/[^/]+$/,
    call: async ({ http, request }) => {
      const asked = downloadOf(request)
      const { headers } = await http.stream({ method: 'GET', url: asked.url, headers: {} })
      const size = headers['content-range']?.split('/')[1] ?? headers['content-length']
      return openDownload(http, { ...asked, size: Number(size ?? 0) })
    },
    unlike: ({ headers = {} }) => {
      const given = new Headers(headers)
      const range = given.get('range')
      return (
        ['if-none-match', 'if-match', 'if-range'].some((name) => given.has(name))
        || (range !== null && !/^bytes=\d+-\d*$/.test(range))
      )
    },
  },
]

function downloadOf({ path, headers = {} }: RecordedRequest): { url: URL; version: string; from: number } {
  const url = new URL(path, 'http://site.test')
  const version = url.pathname.split('/')[5] ?? ''
  const from = Number(/^bytes=(\d+)-/.exec(new Headers(headers).get('range') ?? '')?.[1] ?? 0)
  return { url, version, from }
}

/** `METHOD /path` below `/api/v4`, or of the whole where the API is not meant. */
export function routeOf({ method, path }: RecordedRequest): string {
  const [pathname = ''] = path.split('?')
  return `${method} ${pathname.replace(/^(\/cloud)?\/+api\/v4/i, '').replace(/^\/\//, '/') || '/'}`
}

/** A transport that gives one recorded answer to everything. */
export function answering(reply: {
  status: number
  headers: Readonly<Record<string, string>>
  body: Uint8Array
}): Http {
  return {
    request: () => Promise.resolve(reply),
    stream: () => Promise.resolve({ ...reply, body: Readable.from([Buffer.from(reply.body)]) }),
    reset: () => undefined,
    close: () => undefined,
  }
}
