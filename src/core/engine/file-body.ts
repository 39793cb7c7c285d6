import type { FileHandle } from 'node:fs/promises'
import { RedropError } from '../../shared/errors.ts'
import type { BodySink, HttpBody } from '../ports/http.ts'
import { BlockHash, blockSize, readFully } from '../node/files/block-hash.ts'
import type { Throttle } from './throttle.ts'

export interface FileBodyOptions {
  readonly handle: FileHandle
  readonly path: string
  /** First byte and number of bytes to send. */
  readonly start: number
  readonly length: number
  /** How fast it may go. */
  readonly throttle: Throttle
  /** Runs before the last bytes are let go; what it throws ends the request unfinished, so nothing is committed. */
  readonly beforeLast: (hash: BlockHash) => Promise<void>
  /** Encrypts a block in place, given its offset in the file. */
  readonly transform?: (block: Buffer, offset: number) => void
  /** Bytes the socket took so far. */
  readonly onFlushed: (bytes: number) => void
  /** For bodies sent one after the other; without it the body makes its own. */
  readonly buffers?: BufferPool
}

/** Buffers per body: one being read, one waiting, one on the wire. */
const poolSize = 3

/**
 * A range of an open file as a request body: read through three reused 1 MiB buffers, hashed (plain text) on the way,
 * progress counted in flushed bytes. An empty body has no buffer to hold back: its caller checks before
 * the request begins (design §4.6).
 */
export function fileBody(options: FileBodyOptions): FileBody {
  let sending: Promise<void> = Promise.resolve()
  return {
    length: options.length,
    send: (sink, signal) => {
      const sent = send(options, sink, signal)
      sending = sent.catch(() => undefined)
      return sent
    },
    idle: () => sending,
  }
}

export interface FileBody extends HttpBody {
  /**
   * Nothing of it is under way any more. To be awaited after a request that failed: its body may still be at a read or
   * a commit of the journal, which must not happen in the midst of the next try.
   */
  readonly idle: () => Promise<void>
}

async function send(options: FileBodyOptions, sink: BodySink, signal: AbortSignal): Promise<void> {
  const { handle, start, length, throttle } = options
  const pool = options.buffers ?? new BufferPool(length)
  const hash = new BlockHash()
  let flushed = 0
  for (let done = 0; done < length;) {
    const buffer = await pool.take(signal)
    const block = buffer.subarray(0, Math.min(blockSize, length - done))
    if ((await readFully(handle, block, start + done)) < block.length) {
      throw new RedropError('local-changing', { path: options.path })
    }
    hash.add(block)
    options.transform?.(block, start + done)
    done += block.length
    const piece = throttle.piece ?? block.length
    for (let at = 0; at < block.length; at += piece) {
      const bytes = block.subarray(at, at + piece)
      const isBlockDone = at + bytes.length === block.length
      const wait = throttle.take(bytes.length, signal)
      if (wait) await wait
      signal.throwIfAborted()
      if (done === length && isBlockDone) await options.beforeLast(hash)
      signal.throwIfAborted()
      sink.write(bytes, () => {
        flushed += bytes.length
        options.onFlushed(flushed)
        if (isBlockDone) pool.give(buffer)
      })
    }
  }
}

/** The buffers a body is read through, made when they are first needed. */
export class BufferPool {
  private readonly size: number
  private readonly free: Buffer[] = []
  private made = 0
  private waiting: ((buffer: Buffer) => void) | null = null

  /** `longest`: bytes of the longest body. */
  constructor(longest: number) {
    this.size = Math.min(blockSize, longest)
  }

  async take(signal: AbortSignal): Promise<Buffer> {
    signal.throwIfAborted()
    const buffer = this.free.pop()
    if (buffer) return buffer
    if (this.made < poolSize) {
      this.made += 1
      return Buffer.allocUnsafeSlow(this.size)
    }
    return new Promise((resolve, reject) => {
      const abort = () => {
        this.waiting = null
        reject(signal.reason as Error)
      }
      signal.addEventListener('abort', abort, { once: true })
      this.waiting = (given) => {
        signal.removeEventListener('abort', abort)
        resolve(given)
      }
    })
  }

  give(buffer: Buffer): void {
    const waiting = this.waiting
    this.waiting = null
    if (waiting) waiting(buffer)
    else this.free.push(buffer)
  }
}
