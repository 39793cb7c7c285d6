import type http from 'node:http'
import { Readable } from 'node:stream'
import { HttpFailure, type HttpReply, type HttpStreamReply } from '../../ports/http.ts'
import type { Answer } from './attempt.ts'
import { toFailure } from './failure.ts'

/** Bytes of an answer kept in memory; listings of 2,000 entries have a few. */
const largestAnswer = 64 * 1024 ** 2

/** The whole answer. `idle`: milliseconds without a byte after which the waiting ends; what still comes is dropped. */
export async function collect(answer: Answer, idle: number): Promise<HttpReply> {
  const { response, fullySent, hangUp, watchdog } = answer
  const chunks: Buffer[] = []
  let size = 0
  try {
    await new Promise<void>((resolve, reject) => {
      watchdog.start(idle, () => {
        response.removeAllListeners('data').resume()
        reject(new HttpFailure('idle-timeout', { fullySent, detail: `${idle} ms` }))
      })
      response.on('data', (chunk: Buffer) => {
        watchdog.touch()
        size += chunk.length
        chunks.push(chunk)
        if (size <= largestAnswer) return
        response.destroy()
        reject(new HttpFailure('bad-answer', { fullySent, detail: `over ${largestAnswer} bytes` }))
      })
      response.on('end', resolve)
      response.on('error', (error) => reject(toFailure(error, { connected: true, fullySent })))
    })
  } finally {
    watchdog.stop()
    if (!fullySent) hangUp()
  }
  return { ...head(response), body: Buffer.concat(chunks, size) }
}

/** The answer as a stream that fails with HttpFailure. Time during which its reader takes nothing does not count. */
export function stream(answer: Answer, idle: number): HttpStreamReply {
  const { response, fullySent, hangUp, watchdog } = answer
  const body = new Readable({
    read: () => {
      watchdog.touch()
      response.resume()
    },
    destroy: (error, done) => {
      watchdog.stop()
      if (!response.complete || !fullySent) hangUp()
      done(error)
    },
  })
  const watch = () => {
    watchdog.start(idle, () => {
      if (response.isPaused()) watch()
      else body.destroy(new HttpFailure('idle-timeout', { fullySent, detail: `${idle} ms` }))
    })
  }
  watch()
  response.on('data', (chunk: Buffer) => {
    watchdog.touch()
    if (!body.push(chunk)) response.pause()
  })
  response.on('end', () => {
    watchdog.stop()
    body.push(null)
  })
  response.on('error', (error) => body.destroy(toFailure(error, { connected: true, fullySent })))
  return { ...head(response), body }
}

function head(response: http.IncomingMessage): Pick<HttpReply, 'status' | 'headers'> {
  const headers = Object.entries(response.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ])
  return { status: response.statusCode ?? 0, headers: Object.fromEntries(headers) as Record<string, string> }
}
