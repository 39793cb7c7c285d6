import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { basename, dirname } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Core } from '../../core/compose.ts'
import { isCode } from '../../core/cloudreve/errors.ts'
import { Code } from '../../core/cloudreve/codes.ts'
import { openDownload } from '../../core/cloudreve/download.ts'
import { info } from '../../core/cloudreve/files.ts'
import { downloadUrl } from '../../core/cloudreve/links.ts'
import { localError, openSnapshot, snapshot, verifyUnchanged } from '../../core/node/files/snapshot.ts'
import { compareLimits } from '../../core/services/compare/limits.ts'
import type { Links } from '../../core/services/links/links.ts'
import { RedropError } from '../../shared/errors.ts'
import type { CompareSource } from '../../shared/ipc/contract.ts'
import { fileName } from '../../shared/uri.ts'
import type { LocalRefs } from '../local-files/local-refs.ts'
import type { Remote } from '../remote/remote.ts'
import { remoteUri } from '../activity/item.ts'

export interface SourceParts {
  readonly core: Pick<Core, 'store' | 'profile' | 'safety'>
  readonly remote: Remote
  readonly refs: Pick<LocalRefs, 'pathOf' | 'nameOf'>
  readonly links: Pick<Links, 'get'>
}

/** A private copy of what is compared. */
export interface Held {
  readonly name: string
  readonly size: number
  readonly modifiedAt: number | null
  /** Null: larger than what is fetched for a comparison. */
  readonly copy: { readonly path: string; readonly sha256: string } | null
}

/**
 * Copies a source to `path`. Throws RedropError `version-unknown` for a version that the server does not keep, what reading
 * local files and the client throw, and what `signal` was aborted with.
 */
export async function hold(
  parts: SourceParts,
  source: CompareSource,
  path: string,
  signal: AbortSignal,
): Promise<Held> {
  switch (source.kind) {
    case 'version':
      return holdVersion(parts, source, path, signal)
    case 'local':
      return holdLocal(parts.refs.pathOf(source.ref), parts.refs.nameOf(source.ref), path, signal)
    case 'link': {
      const { path: from, file } = parts.links.get(source.id).row
      return holdLocal(from, fileName(file.uri), path, signal)
    }
    case 'transfer': {
      const transfer = await parts.core.store.transfers.get(source.id)
      if (transfer?.direction !== 'upload') throw new RedropError('transfer-unknown', { id: source.id })
      const isSpooled = dirname(transfer.source.path) === parts.core.profile.spool
      const name = isSpooled ? fileName(remoteUri(transfer)) : basename(transfer.source.path)
      return holdLocal(transfer.source.path, name, path, signal)
    }
    case 'safety-copy': {
      const row = await parts.core.store.safetyCopies.get(source.id)
      if (!row || !parts.core.safety) throw new RedropError('no-safety-copy', { name: row?.name ?? '' })
      const facts = { name: row.name, size: row.size, modifiedAt: row.at }
      if (row.size > compareLimits.fetched) return { ...facts, copy: null }
      await parts.core.safety.restoreTo(row.id, path)
      return { ...facts, copy: { path, sha256: await hashOf(path, signal) } }
    }
  }
}

async function holdVersion(
  { remote }: SourceParts,
  { file, version }: Extract<CompareSource, { kind: 'version' }>,
  path: string,
  signal: AbortSignal,
): Promise<Held> {
  return remote(file.account, file.uri, async ({ api, http }) => {
    // Another file may have its address by now.
    const entry = await info(api, { id: file.id })
    const facts = { name: entry.name, size: version.size, modifiedAt: version.createdAt }
    if (version.size > compareLimits.fetched) return { ...facts, copy: null }
    try {
      const { url } = await downloadUrl(api, entry.uri, version.id)
      const { body } = await openDownload(http, { url, version: version.id, size: version.size, signal })
      const sha256 = await keep(
        body,
        path,
        version.size,
        signal,
        () => new RedropError('connection-lost', { host: api.baseUrl.host }),
      )
      return { ...facts, copy: { path, sha256 } }
    } catch (error) {
      if (!isCode(error, Code.EntityNotExist)) throw error
      const { name } = entry
      throw new RedropError('version-unknown', { name, version: version.id }, { cause: error })
    }
  })
}

/** The file as it is now, whole: one that changes meanwhile is not taken (`local-changing`). */
async function holdLocal(from: string, name: string, path: string, signal: AbortSignal): Promise<Held> {
  const found = await snapshot(from)
  const modifiedAt = Number(BigInt(found.mtimeNs) / 1_000_000n)
  const facts = { name, size: found.size, modifiedAt }
  if (found.size > compareLimits.fetched) return { ...facts, copy: null }
  const handle = await openSnapshot(found)
  try {
    const sha256 = await keep(
      handle.createReadStream({ autoClose: false }),
      path,
      found.size,
      signal,
      () => new RedropError('local-changing', { path: from }),
    )
    await verifyUnchanged(handle, found)
    return { ...facts, copy: { path, sha256 } }
  } finally {
    await handle.close()
  }
}

/** Writes a private file of exactly `size` bytes and answers its SHA-256. */
async function keep(
  body: Readable,
  path: string,
  size: number,
  signal: AbortSignal,
  wrongSize: () => RedropError,
): Promise<string> {
  const hash = createHash('sha256')
  let length = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      length += chunk.length
      done(length > size ? wrongSize() : null, chunk)
    },
  })
  await pipeline(body, counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }), { signal }).catch(
    (error: unknown) => {
      throw error instanceof Error && 'syscall' in error ? localError(path, error) : error
    },
  )
  if (length !== size) throw wrongSize()
  return hash.digest('hex')
}

async function hashOf(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash, { signal })
  return hash.digest('hex')
}
