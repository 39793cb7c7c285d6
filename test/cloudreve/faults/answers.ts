import { setTimeout as sleep } from 'node:timers/promises'
import type { Reply } from '../http/reply.ts'

/** The first bytes only; the announced length stays, so the connection breaks off behind them. */
export function cutAnswer(reply: Reply, afterBytes: number): Reply {
  return inPieces(reply, async function* (pieces) {
    let left = afterBytes
    for await (const piece of pieces) {
      yield piece.subarray(0, left)
      left -= piece.length
      if (left <= 0) return
    }
  })
}

/** The first bytes only, and no length that would give it away. */
export function shortAnswer(reply: Reply, afterBytes: number): Reply {
  const { body, headers } = cutAnswer(reply, afterBytes)
  const unmeasured = Object.entries(headers).filter(([name]) => name !== 'Content-Length')
  return { ...reply, headers: Object.fromEntries(unmeasured), body }
}

export function slowAnswer(reply: Reply, bytesPerSecond: number): Reply {
  return inPieces(reply, async function* (pieces) {
    // About ten pieces per second, so that the pace is even.
    const size = Math.max(1, Math.floor(bytesPerSecond / 10))
    for await (const piece of pieces) {
      for (let at = 0; at < piece.length; at += size) {
        yield piece.subarray(at, at + size)
        await sleep(100)
      }
    }
  })
}

type Stream = AsyncIterable<Uint8Array>

function inPieces(reply: Reply, transform: (pieces: Stream) => Stream): Reply {
  const { body, headers } = reply
  if (typeof body === 'function') return reply
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) return { ...reply, body: transform(body) }
  const bytes = Buffer.from(body)
  return {
    ...reply,
    headers: { ...headers, 'Content-Length': String(bytes.length) },
    body: transform(once(bytes)),
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- a stream of one piece has nothing to wait for
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
