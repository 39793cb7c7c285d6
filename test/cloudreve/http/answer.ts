import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Reply } from './reply.ts'

/** Sends a reply. What is shorter than its announced length ends with the connection. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
): Promise<void> {
  const { status, headers, body } = reply
  if (typeof body === 'string' || body instanceof Uint8Array) {
    response.writeHead(status, { ...headers, 'Content-Length': String(Buffer.byteLength(body)) })
    response.end(body)
    return
  }
  response.writeHead(status, headers)
  response.flushHeaders()
  if (typeof body === 'function') {
    await body(response)
    return
  }
  let sent = 0
  for await (const bytes of body) {
    sent += await write(response, bytes)
    if (response.destroyed) return
  }
  const announced = request.method === 'HEAD' ? 0 : Number(headers['Content-Length'] ?? 0)
  if (sent < announced) response.destroy()
  else response.end()
}

/** Waits until the bytes are taken; a connection that is gone takes them silently. */
function write(response: ServerResponse, bytes: Uint8Array): Promise<number> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('close', done)
      resolve(bytes.length)
    }
    response.once('close', done)
    response.write(bytes, done)
  })
}
