import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { timingSafeEqual } from 'node:crypto'
import { RedropError } from '../../../shared/errors.ts'
import { page, pageHeaders } from './page.ts'
import { parseRedirectUri, type RedirectPlace } from './redirect-uri.ts'

export interface RedirectOptions {
  /** As registered, e.g. `http://127.0.0.1:52700/callback`. */
  readonly redirectUri: string
  /** The `state` that was given to the browser; anything else is not an answer to this sign-in. */
  readonly state: string
  /** Milliseconds until the sign-in is given up. */
  readonly timeLimit: number
  /** Sentences the browser shows: it may be closed; refused by the site; not an answer to this sign-in. */
  readonly pages: { readonly done: string; readonly refused: string; readonly stray: string }
  readonly signal?: AbortSignal
}

export interface RedirectListener {
  /** Rejects with RedropError `sign-in-timed-out`, `cancelled`. */
  readonly answer: Promise<RedirectAnswer>
  /** Stops listening; `answer` rejects with `cancelled` unless it is there already. */
  close(): void
}

/** What the site sent the browser back with. */
export type RedirectAnswer =
  { readonly kind: 'done'; readonly code: string } | { readonly kind: 'refused'; readonly reason: string }

/**
 * Waits on a loopback port for the one redirect that ends a sign-in in the browser (RFC 8252 §7.3). Throws RedropError
 * `redirect-unusable`, `redirect-port-busy`.
 */
export async function listenForRedirect(options: RedirectOptions): Promise<RedirectListener> {
  const place = parseRedirectUri(options.redirectUri)
  const outcome = Promise.withResolvers<RedirectAnswer>()
  const server = createServer((request, response) => {
    const answer = read(request, place, options.state)
    reply(response, answer.kind, options.pages)
    response.once('close', () => {
      if (answer.kind !== 'stray') outcome.resolve(answer)
    })
  })
  await listen(server, place)
  const cancel = () => outcome.reject(new RedropError('cancelled'))
  const timer = setTimeout(
    () =>
      outcome.reject(
        new RedropError('sign-in-timed-out', { minutes: Math.ceil(options.timeLimit / 60_000) }),
      ),
    options.timeLimit,
  )
  options.signal?.addEventListener('abort', cancel, { once: true })
  if (options.signal?.aborted) cancel()
  const stop = () => {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', cancel)
    server.close()
    server.closeAllConnections()
  }
  const answer = outcome.promise.finally(stop)
  // Whoever closes the listener need not wait for the answer; for those who do, it rejects all the same.
  answer.catch(() => undefined)
  return { answer, close: cancel }
}

/** Any page can make a browser call a loopback port: only path, host and state together make it an answer. */
function read(
  request: IncomingMessage,
  place: RedirectPlace,
  state: string,
): RedirectAnswer | { kind: 'stray' } {
  const url = URL.parse(request.url ?? '', `http://${place.host}`)
  if (request.method !== 'GET' || request.headers.host !== place.host || url?.pathname !== place.path)
    return { kind: 'stray' }
  if (!sameText(url.searchParams.get('state') ?? '', state)) return { kind: 'stray' }
  const code = url.searchParams.get('code')
  if (code) return { kind: 'done', code }
  return { kind: 'refused', reason: url.searchParams.get('error') ?? 'no code' }
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function reply(
  response: ServerResponse,
  kind: keyof RedirectOptions['pages'],
  pages: RedirectOptions['pages'],
): void {
  response.writeHead(kind === 'stray' ? 404 : 200, pageHeaders).end(page(pages[kind]))
}

async function listen(server: Server, place: RedirectPlace): Promise<void> {
  server.listen({ host: place.hostname, port: place.port, exclusive: true })
  try {
    await once(server, 'listening')
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE'))
      throw new RedropError('redirect-unusable', { uri: `http://${place.host}${place.path}` }, { cause })
    throw new RedropError('redirect-port-busy', { port: place.port }, { cause })
  }
}
