import type { FileHandle } from 'node:fs/promises'
import type { RemoteEntry } from '../../shared/model/index.ts'
import { putContent } from '../cloudreve/content.ts'
import { BlockHash } from '../node/files/block-hash.ts'
import { verifyUnchanged } from '../node/files/snapshot.ts'
import { openAttempt } from './attempts.ts'
import type { Ready } from './check.ts'
import { fileBody } from './file-body.ts'
import { learnSpeed } from './speed.ts'
import type { UploadRun } from './upload-run.ts'

export interface Committed {
  readonly fileId: string
  readonly uri: string
  /** Our version's id. */
  readonly versionId: string
  /** Bytes the server counted. */
  readonly size: number
  /** Content hash of what was sent; null where it was not sent in one piece. */
  readonly hash: string | null
  readonly route: 'put' | 'session'
}

/** One `PUT /file/content`. Throws what the client and the local file throw; `run.attempt` tells how far it came. */
export async function sendPut(run: UploadRun, ready: Ready, handle: FileHandle): Promise<Committed> {
  const { source } = run.transfer
  const attempt = await openAttempt(run, { route: 'put', uri: ready.uri, previous: ready.previous })
  run.phase = 'put'
  const { clock } = run.ctx
  const begun = clock.monotonic()
  let took = 0
  let hash = ''
  const letGo = async (blocks: BlockHash) => {
    took = clock.monotonic() - begun
    await verifyUnchanged(handle, source)
    hash = await blocks.digest()
    run.attempt = await run.ctx.store.attempts.released(attempt.id, { at: run.ctx.clock.now(), hash })
    run.show({ name: 'saving' })
  }
  run.show({ name: 'sending', sent: 0 })
  if (source.size === 0) await letGo(new BlockHash())
  const body = fileBody({
    handle,
    path: source.path,
    throttle: run.ctx.throttle,
    start: 0,
    length: source.size,
    beforeLast: letGo,
    onFlushed: (bytes) => run.progress(bytes, source.size),
  })
  const { uri, previous } = ready
  const { signal } = run.options
  const requestId = attempt.id
  const reply = await putContent(run.api, { uri, previous, body, requestId, signal }).finally(body.idle)
  await learnSpeed(run, source.size, took)
  return committedBy(reply, hash)
}

function committedBy(reply: RemoteEntry, hash: string): Committed {
  return { fileId: reply.id, uri: reply.uri, versionId: reply.version, size: reply.size, hash, route: 'put' }
}
