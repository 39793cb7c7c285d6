import { z } from 'zod'
import type { Clock } from '../ports/clock.ts'
import type { Api } from './api.ts'
import { EventParser, type EventMessage } from './event-parser.ts'

/** Something changed below the watched folder. A hint: it may come late, merged with others, or never (contract §5.11). */
export interface FileEvent {
  readonly type: 'create' | 'modify' | 'rename' | 'delete'
  readonly fileId: string
  /** Relative to the watched folder, decoded, with a slash before it. */
  readonly from: string
  /** Where it is now, of a `rename`; else empty. */
  readonly to: string
}

/** `proof`: the connection is alive, and nothing else. `began`: what happened before is not told. */
export type FolderSignal =
  { readonly kind: 'began' | 'proof' } | { readonly kind: 'event'; readonly event: FileEvent }

/** Without a byte for this long, milliseconds, the connection is dead: a keep-alive comes every 30 s. */
const deadAfter = 45_000
/** Characters within `budgetTime` milliseconds that no honest server sends. */
const budget = 4 * 1024 * 1024
const budgetTime = 60_000

const eventData = z
  .object({
    type: z.enum(['create', 'modify', 'rename', 'delete']),
    file_id: z.string().max(200),
    from: z.string().default(''),
    to: z.string().default(''),
  })
  .transform(({ type, file_id, from, to }): FileEvent => ({ type, fileId: file_id, from, to }))

/**
 * Watches a folder and what is below it, until `signal` is aborted. `clientId`: a fresh UUID for every connection. Ends
 * when the server ends it. Throws ApiError 40019 (switched off), 40016 (no such folder), 403; UnexpectedAnswer,
 * HttpFailure; RangeError for a stream that is none of events.
 */
export async function* folderEvents(
  api: Api,
  clock: Pick<Clock, 'monotonic'>,
  {
    uri,
    clientId,
    signal,
  }: { readonly uri: string; readonly clientId: string; readonly signal: AbortSignal },
): AsyncGenerator<FolderSignal> {
  const body = await api.stream({
    path: '/file/events',
    query: { uri },
    type: 'text/event-stream',
    clientId,
    idle: deadAfter,
  })
  const stop = () => body.destroy()
  signal.addEventListener('abort', stop)
  try {
    if (signal.aborted) return
    const parser = new EventParser()
    const decoder = new TextDecoder()
    let left = budget
    let refilledAt = clock.monotonic()
    for await (const chunk of body as AsyncIterable<Buffer>) {
      if (clock.monotonic() - refilledAt > budgetTime) {
        refilledAt = clock.monotonic()
        left = budget
      }
      left -= chunk.length
      if (left < 0) throw new RangeError('too many events')
      for (const message of parser.feed(decoder.decode(chunk, { stream: true }))) yield signalOf(message)
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    signal.removeEventListener('abort', stop)
    body.destroy()
  }
}

/** What cannot be read is still a sign of life. */
function signalOf({ name, data }: EventMessage): FolderSignal {
  if (name === 'subscribed' || name === 'resumed') return { kind: 'began' }
  const event = name === 'event' ? eventData.safeParse(parse(data)) : null
  return event?.success ? { kind: 'event', event: event.data } : { kind: 'proof' }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: no event that could be understood.
    return null
  }
}
