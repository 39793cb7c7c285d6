import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Target, Transfer } from '../../shared/model/index.ts'
import { RedropError } from '../../shared/errors.ts'
import { fileName } from '../../shared/uri.ts'
import { openDownload } from '../cloudreve/download.ts'
import { downloadUrl } from '../cloudreve/links.ts'
import { localError, snapshot } from '../node/files/snapshot.ts'
import { HttpFailure } from '../ports/index.ts'
import { isInPlace, isNoted, partPath, putInPlace, removeParts } from './part-file.ts'
import type { TransferRun } from './transfer-run.ts'

type Replaced = Extract<Target, { kind: 'replace' }>

/**
 * One try to fetch the rest of a version into its part file and to put it in place. Throws what the client and the
 * file system throw (`disk-full`, `local-exists`); the part stays for the next try.
 */
export async function download(run: TransferRun): Promise<Transfer> {
  const { target } = run.transfer
  if (target.kind !== 'replace') throw new RedropError('internal', { detail: 'a download names a file' })
  run.phase = 'read'
  run.show({ name: 'checking' })
  if (!(await isInPlace(run.transfer))) {
    await noteWhatMayBeLost(run)
    await fetchRest(run, target)
    await putInPlace(run.transfer)
  }
  const done = await settle(run, target)
  await removeParts(run.transfer)
  return done
}

/** The user agreed to lose the local file as it is at the first try, not what is saved there until the last. */
async function noteWhatMayBeLost(run: TransferRun): Promise<void> {
  const { source, options } = run.transfer
  if (!options.overwrite || isNoted(source)) return
  const there = await snapshot(source.path).catch((error: unknown) => {
    if (error instanceof RedropError && error.code === 'local-missing') return null
    throw error
  })
  await run.store(there ? { source: there } : { options: { ...options, overwrite: false } })
}

async function fetchRest(run: TransferRun, { file, base }: Replaced): Promise<void> {
  const part = partPath(run.transfer)
  const { url } = await downloadUrl(run.api, file.uri, base.version.id)
  const have = await sizeOf(part)
  const from = have < base.version.size ? have : 0
  const answer = await openDownload(run.connection.http, {
    url,
    from,
    version: base.version.id,
    size: base.version.size,
    signal: run.options.signal,
  })
  run.show({ name: 'sending', sent: answer.start })
  await pipeline(
    answer.body,
    counter(run, answer.start),
    createWriteStream(part, { flags: answer.start > 0 ? 'a' : 'w' }),
    { signal: run.options.signal },
  ).catch(async (error: unknown) => {
    // More than there can be: nothing of what this storage says can be believed.
    if (error instanceof HttpFailure && error.kind === 'bad-answer') await removeParts(run.transfer)
    else if ((await sizeOf(part)) > have) run.advance()
    throw isFileError(error) ? localError(part, error) : error
  })
  run.show({ name: 'saving' })
  if ((await sizeOf(part)) !== base.version.size) {
    await removeParts(run.transfer)
    throw new RedropError('local-changing', { path: part })
  }
  run.show({ name: 'verifying' })
}

async function settle(run: TransferRun, { file, base }: Replaced): Promise<Transfer> {
  const { transfer } = run
  const source = await snapshot(transfer.source.path)
  return run.settle({
    state: { name: 'done', as: 'saved' },
    provenance: { snapshot: source, file, version: base.version, at: run.ctx.clock.now() },
    history: {
      id: randomUUID(),
      transferId: transfer.id,
      account: file.account,
      fileId: file.id,
      uri: file.uri,
      name: fileName(file.uri),
      localPath: source.path,
      at: run.ctx.clock.now(),
      route: null,
      result: 'downloaded',
      before: null,
      after: base.version,
      undo: null,
      undoneAt: null,
    },
  })
}

function counter(run: TransferRun, start: number): Transform {
  let received = start
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length
      run.progress(
        received,
        run.transfer.target.kind === 'replace' ? run.transfer.target.base.version.size : 0,
      )
      done(null, chunk)
    },
  })
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  )
}

/** Of the two ends of the pipe only the file has bare system errors (a full disk without a path); the body has HttpFailure. */
function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}
