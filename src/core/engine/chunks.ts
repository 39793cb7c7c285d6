import type { FileHandle } from 'node:fs/promises'
import { sendChunk } from '../cloudreve/upload.ts'
import { BlockHash, hashRange } from '../node/files/block-hash.ts'
import { verifyUnchanged } from '../node/files/snapshot.ts'
import { encryptAt } from './ctr.ts'
import { BufferPool, fileBody } from './file-body.ts'
import type { LiveSession } from './session.ts'
import type { UploadRun } from './upload-run.ts'

export interface ChunkRange {
  readonly index: number
  readonly start: number
  readonly length: number
}

/** Marks of sent chunks are committed together, at most this often; what is lost with a crash is sent again. */
const journalEvery = 250

/** All chunks of a file; a chunk size of 0 means one chunk with everything, an empty file is one empty chunk. */
export function chunkRanges(size: number, chunkSize: number): ChunkRange[] {
  const step = chunkSize > 0 ? chunkSize : Math.max(size, 1)
  const count = Math.max(1, Math.ceil(size / step))
  return Array.from({ length: count }, (_, index) => ({
    index,
    start: index * step,
    length: Math.min(step, size - index * step),
  }))
}

/**
 * Sends what the session still lacks: in order, as parallel as the policy allows, the last chunk last and alone
 * (servers before 4.18 complete on it) with its last buffer held back until the file is proved unchanged.
 */
export async function sendChunks(run: UploadRun, session: LiveSession, handle: FileHandle): Promise<void> {
  const ranges = chunkRanges(run.transfer.source.size, session.chunkSize)
  const journal = new ChunkJournal(run, session)
  const sent = await journal.verifiedChunks(ranges, handle)
  const progress = new ChunkProgress(run, ranges, sent)
  const last = ranges[ranges.length - 1]
  const queue = ranges.filter((range) => range !== last && !sent.has(range.index))
  const failures: unknown[] = []
  const longest = ranges[0]?.length ?? 0
  const pools = Array.from({ length: session.concurrency }, () => new BufferPool(longest))
  const sending: Sending = { run, session, handle, progress }
  const worker = async (buffers: BufferPool) => {
    for (let next = queue.shift(); next && failures.length === 0; next = queue.shift()) {
      const range = next
      await journal.mark(range, await sendOne(sending, range, buffers))
    }
  }
  await Promise.all(pools.map((buffers) => worker(buffers).catch((error: unknown) => failures.push(error))))
  await journal.flush()
  if (failures.length > 0) throw failures[0]
  if (last) await sendOne(sending, last, pools[0] ?? new BufferPool(longest), true)
}

interface Sending {
  readonly run: UploadRun
  readonly session: LiveSession
  readonly handle: FileHandle
  readonly progress: ChunkProgress
}

async function sendOne(
  { run, session, handle, progress }: Sending,
  range: ChunkRange,
  buffers: BufferPool,
  isLast = false,
): Promise<string> {
  run.phase = 'chunk'
  const { source } = run.transfer
  const { content } = session
  let hash = ''
  const letGo = async (blocks: BlockHash) => {
    hash = await blocks.digest()
    if (!isLast) return
    await verifyUnchanged(handle, source)
    run.attempt = await run.ctx.store.attempts.released(session.attempt.id, {
      at: run.ctx.clock.now(),
      hash: null,
    })
    run.show({ name: 'saving' })
  }
  if (range.length === 0) await letGo(new BlockHash())
  const body = fileBody({
    handle,
    path: source.path,
    throttle: run.ctx.throttle,
    start: range.start,
    length: range.length,
    beforeLast: letGo,
    onFlushed: (bytes) => progress.flushed(range, bytes),
    buffers,
    ...(content ? { transform: (block, offset) => encryptAt(content, block, offset) } : {}),
  })
  const { signal } = run.options
  const chunk = { sessionId: session.id, index: range.index, body, requestId: run.attempt?.id, signal }
  await sendChunk(run.api, chunk).finally(body.idle)
  return hash
}

class ChunkJournal {
  private pending: { index: number; sha256: string }[] = []
  private flushedAt: number
  private readonly run: UploadRun
  private readonly session: LiveSession

  constructor(run: UploadRun, session: LiveSession) {
    this.run = run
    this.session = session
    this.flushedAt = run.ctx.clock.monotonic() - journalEvery
  }

  async mark(range: ChunkRange, sha256: string): Promise<void> {
    this.run.advance()
    this.pending.push({ index: range.index, sha256 })
    if (this.run.ctx.clock.monotonic() - this.flushedAt >= journalEvery) await this.flush()
  }

  async flush(): Promise<void> {
    const marks = this.pending
    this.pending = []
    this.flushedAt = this.run.ctx.clock.monotonic()
    if (marks.length > 0) await this.run.ctx.store.attempts.chunksDone(this.session.attempt.id, marks)
  }

  /** Indices already on the server whose local bytes still hash to what was sent; others are sent again. */
  async verifiedChunks(ranges: readonly ChunkRange[], handle: FileHandle): Promise<ReadonlySet<number>> {
    const marks = await this.run.ctx.store.attempts.chunks(this.session.attempt.id)
    const verified = new Set<number>()
    for (const { index, sha256 } of marks) {
      const range = ranges[index]
      if (range && (await hashRange(handle, range.start, range.length)) === sha256) verified.add(index)
    }
    return verified
  }
}

class ChunkProgress {
  private readonly run: UploadRun
  private readonly bytes: Map<number, number>

  constructor(run: UploadRun, ranges: readonly ChunkRange[], sent: ReadonlySet<number>) {
    this.run = run
    this.bytes = new Map(
      ranges.filter((range) => sent.has(range.index)).map((range) => [range.index, range.length]),
    )
    run.show({ name: 'sending', sent: this.total() })
  }

  flushed(range: ChunkRange, bytes: number): void {
    this.bytes.set(range.index, bytes)
    this.run.progress(this.total(), this.run.transfer.source.size)
  }

  private total(): number {
    let total = 0
    for (const bytes of this.bytes.values()) total += bytes
    return total
  }
}
