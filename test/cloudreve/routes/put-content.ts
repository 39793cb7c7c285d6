import type { Digest } from '../blobs/content.ts'
import { lockAll, lockExpired } from '../files/guard.ts'
import { fitsLocalStore } from '../files/names.ts'
import { can, locate, objectExisted } from '../files/place.ts'
import type { Place } from '../files/place.ts'
import { fileResponse } from '../files/respond.ts'
import { addPlaceholder } from '../files/versions.ts'
import {
  checkNames,
  checkQuota,
  commitVersion,
  createEntry,
  discardUpload,
  policyFor,
} from '../files/write.ts'
import { ApiError, ok } from '../http/reply.ts'
import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import { must } from '../state/site.ts'
import type { Entity, FileNode } from '../state/types.ts'
import { announcedLength, queryUri } from './input.ts'

/** PUT `/file/content` (contract §5.7); the order of the checks is part of the contract. */
export async function putContent(call: Call): Promise<Reply> {
  const { site } = call
  if ((call.query.get('uri') ?? '') === '') queryUri(call)
  const size = announcedLength(call)
  if (size > site.settings.maxEditSize) throw tooLarge()
  const uri = queryUri(call)
  const seen = locate(call, uri, can.upload)
  if (seen.node?.type === 'folder') throw objectExisted()
  // The version is compared with the row read here, before the lock: the lost-update window of the real server.
  const base = seen.node?.primaryEntity ?? null
  const leaveWindow = await site.faults.enterWindow()
  try {
    const target = { ownerId: seen.owner.id, segments: uri.segments, type: 'file' } as const
    const lock = lockAll(call, [target], { type: 'upload' })
    let kept = false
    try {
      const place = unchanged(call, seen)
      checkUpload(call, place, size, base)
      kept = site.faults.checkUpload().leftovers
      const file = place.node ?? createEntry(call, place, 'file')
      await receive(call, {
        file,
        created: place.node === null,
        size,
        token: must(lock.tokens[0]),
        failing: kept,
      })
      const response = fileResponse(site, file, { base: uri.base, viewer: call.user, metadata: false })
      return ok({ ...response, path: `${String(response['path'])}${uri.fragment}` })
    } finally {
      if (!kept) lock.release()
    }
  } finally {
    leaveWindow()
  }
}

/** Everything between the lock and the first byte stored; the same for upload sessions. */
export function checkUpload(
  call: Call,
  place: Place,
  size: number,
  base: number | null,
  previous?: string,
): void {
  const { site } = call
  checkNames(site, place, 'file')
  const { maxSize } = policyFor(site, place.owner)
  if (maxSize > 0 && size > maxSize) throw tooLarge()
  checkQuota(site, place.owner, size)
  const wanted = previous ?? call.query.get('previous') ?? ''
  // On a missing file `previous` is not even decoded.
  if (wanted === '' || base === null) return
  const version = site.ids.decode('entity', wanted)
  if (version === null) throw new ApiError(40001, 'Unknown version ID')
  if (version !== base) throw new ApiError(40076, 'File is updated during your edit')
}

/** Looks again under the lock: the file may be new meanwhile, its folders must be the same. */
export function unchanged(call: Call, seen: Place): Place {
  const place = locate(call, seen.uri, can.upload)
  const folders = seen.node === null ? seen.chain : seen.chain.slice(0, -1)
  if (folders.some((folder, index) => place.chain[index]?.id !== folder.id))
    throw new ApiError(409, 'Object conflict')
  if (place.node?.type === 'folder') throw objectExisted()
  return place
}

interface Upload {
  readonly file: FileNode
  readonly created: boolean
  readonly size: number
  readonly token: string
  readonly failing: boolean
}

async function receive(call: Call, upload: Upload): Promise<void> {
  const { site } = call
  const { file, size } = upload
  const { life } = site
  const by = must(call.user)
  const policy = policyFor(site, site.user(file.ownerId))
  file.policyId = policy.id
  const uploadId = site.random.uuid()
  const entity = addPlaceholder(site, { file, size, by, uploadId, encrypt: policy.encryption })
  site.save()
  if (upload.failing) throw new ApiError(50001, 'Failed to commit file upload preparation')
  let digest: Digest
  try {
    if (policy.type === 'local' && !fitsLocalStore(by.id, file.name)) throw ioFailed()
    await store(call, entity, size)
    digest = await site.contents.digest(entity)
    if (site.stopping || site.life !== life) throw new ApiError(-1, '')
    if (!site.locks.holds(upload.token)) throw lockExpired()
  } catch (error) {
    // A killed server rolls nothing back, a stopping one neither.
    if (site.life === life && !site.stopping) discardUpload(call, file, uploadId, upload.created)
    throw error
  }
  commitVersion(call, { file, entity, by, route: 'put', updatedAt: null, metadata: {}, ...digest })
}

/** Stores the first `size` bytes; what comes after them is read and dropped. */
async function store(call: Call, entity: Entity, size: number): Promise<void> {
  const writer = await call.site.contents.writer(entity, 0, 'plain')
  let left = Math.max(size, 0)
  try {
    for await (const piece of call.body.read()) {
      const wanted = piece.subarray(0, left)
      left -= wanted.length
      if (wanted.length > 0) await writer.write(wanted)
    }
  } catch (error) {
    throw ioFailed(error)
  } finally {
    await writer.close()
  }
}

export function tooLarge(): ApiError {
  return new ApiError(40049, 'File is too large')
}

export function ioFailed(cause?: unknown): ApiError {
  const error = new ApiError(50004, 'Failed to upload file')
  error.cause = cause
  return error
}
