import type http from 'node:http'
import type { BodySink, HttpBody, HttpRequest } from '../../ports/http.ts'

export interface SendHooks {
  /** Aborted when nothing more is to be sent. */
  readonly signal: AbortSignal
  /** The last byte is about to be handed to the socket. */
  readonly onLast: () => void
  /** The socket took bytes. */
  readonly onFlushed: () => void
}

/** Bytes of a request's body. */
export function bodyLength(body: HttpRequest['body']): number {
  return body?.length ?? 0
}

/** Writes the body and ends the request. Rejects with what the body rejects with. */
export async function send(
  client: http.ClientRequest,
  body: HttpRequest['body'],
  hooks: SendHooks,
): Promise<void> {
  if (body === undefined || body instanceof Uint8Array) {
    hooks.onLast()
    client.end(body)
    return
  }
  await stream(client, body, hooks)
}

async function stream(client: http.ClientRequest, body: HttpBody, hooks: SendHooks): Promise<void> {
  let left = body.length
  const sink: BodySink = {
    write(chunk, flushed) {
      if (hooks.signal.aborted) return
      if (chunk.length > left) throw new Error(`a body of ${body.length} bytes has more`)
      left -= chunk.length
      if (left === 0) hooks.onLast()
      client.write(chunk, (error) => {
        if (error) return
        hooks.onFlushed()
        flushed()
      })
    },
  }
  await body.send(sink, hooks.signal)
  if (hooks.signal.aborted) return
  if (left > 0) throw new Error(`a body of ${body.length} bytes ended ${left} bytes early`)
  if (body.length === 0) hooks.onLast()
  client.end()
}
