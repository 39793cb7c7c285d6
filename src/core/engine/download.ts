import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { link, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Transfer } from '../../shared/model/index.ts'
import { RedropError } from '../../shared/errors.ts'
import { fileName } from '../../shared/uri.ts'
import { openDownload } from '../cloudreve/download.ts'
import { downloadUrl } from '../cloudreve/links.ts'
import { localError, snapshot } from '../node/files/snapshot.ts'
import type { TransferRun } from './transfer-run.ts'

/** Next to its destination, so that the last step is a rename on one file system; found again after a restart. */
export function partPath(transfer: Pick<Transfer, 'id' | 'source'>): string {
  const { path } = transfer.source
  return join(dirname(path), `.${basename(path)}.${transfer.id.slice(0, 8)}.redrop-part`)
}

/**
 * One try to fetch the rest of a version into its part file and to put it in place. Throws what the client and the
 * file system throw (`disk-full`, `local-exists`); the part stays for the next try.
 */
export async function download(run: TransferRun): Promise<Transfer> {
  const { transfer } = run
  if (transfer.target.kind !== 'replace')
    throw new RedropError('internal', { detail: 'a download names a file' })
  const { file, base } = transfer.target
  const part = partPath(transfer)
  run.phase = 'read'
  run.show({ name: 'checking' })
  const { url } = await downloadUrl(run.api, file.uri, base.version.id)
  const have = await sizeOf(part)
  const from = have < base.version.size ? have : 0
  const answer = await openDownload(run.connection.http, {
    url,
    from,
    version: base.version.id,
    signal: run.options.signal,
  })
  run.show({ name: 'sending', sent: answer.start })
  await pipeline(
    answer.body,
    counter(run, answer.start),
    createWriteStream(part, { flags: answer.start > 0 ? 'a' : 'w', mode: 0o600 }),
  ).catch((error: unknown) => {
    throw isFileError(error) ? localError(part, error) : error
  })
  run.show({ name: 'saving' })
  run.show({ name: 'verifying' })
  const size = await sizeOf(part)
  if (size !== base.version.size) throw new RedropError('connection-lost', { host: run.api.baseUrl.host })
  await putInPlace(part, transfer)
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

/** Durable first, then visible; never over a local file that nobody agreed to lose. */
async function putInPlace(part: string, transfer: Transfer): Promise<void> {
  const { path } = transfer.source
  const handle = await open(part, 'r+')
  await handle.sync().finally(() => handle.close())
  if (transfer.options.overwrite) return rename(part, path)
  try {
    await link(part, path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') throw new RedropError('local-exists', { path })
    // File systems without hard links (FAT, some network drives): look, then rename.
    if (await exists(path)) throw new RedropError('local-exists', { path })
    return rename(part, path)
  }
  await rm(part)
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  )
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'path' in error
}
