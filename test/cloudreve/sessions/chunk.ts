import { lockExpired } from '../files/guard.ts'
import { pathNotExist } from '../files/place.ts'
import { stampOf } from '../files/respond.ts'
import { entityOf } from '../files/versions.ts'
import { commitVersion } from '../files/write.ts'
import { ApiError, badParameter, ok } from '../http/reply.ts'
import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import { announcedLength } from '../routes/input.ts'
import { ioFailed } from '../routes/put-content.ts'
import { isSince } from '../state/since.ts'
import { must } from '../state/site.ts'
import type { Site } from '../state/site.ts'
import type { Entity, FileNode } from '../state/types.ts'
import { dropSession, findSession } from './session.ts'
import type { UploadSession } from './session.ts'

/** POST `/file/upload/:sessionId/:index` (contract §5.8). */
export async function putChunk(call: Call): Promise<Reply> {
  const { site } = call
  const index = readIndex(call.params['index'] ?? '')
  const session = findSession(site, call.params['sessionId'] ?? '')
  if (session === null || session.userId !== call.user?.id) throw new ApiError(40011, '')
  if (session.direct) throw new ApiError(40006, 'Storage policy not allowed')
  const offset = checkRange(call, session, index)
  const file = placeholderFile(site, session)
  if (!site.locks.holds(session.lockToken)) throw lockExpired()
  // A lost lock was discarded together with its placeholder by the next successful update.
  const entity = entityOf(site, session.entityId) ?? null
  if (entity === null) throw lockExpired()
  if (!session.preallocated && offset > (await site.blobs.get(entity.id).length())) throw ioFailed()
  await storeChunk(call, session, entity, offset)
  if (!site.locks.holds(session.lockToken)) throw lockExpired()
  if (!session.received.includes(index)) session.received.push(index)
  // Before 4.18 the last index completes the file, whatever is missing.
  const isComplete = isSince(site, '4.18.0')
    ? session.received.length === chunkCount(session)
    : index === chunkCount(session) - 1
  if (isComplete && !session.commitTried) await commit(call, session, file, entity)
  return ok()
}

function readIndex(text: string): number {
  if (!/^-?\d+$/.test(text)) throw badParameter('Parameter error')
  const index = Number(text)
  if (index < 0) throw badParameter('Index too short')
  return index
}

/** Byte offset of the chunk; 40012 and 40013 when index or length do not fit. */
function checkRange(call: Call, session: UploadSession, index: number): number {
  const { size, chunkSize, policyChunkSize } = session
  if (policyChunkSize === 0 && index > 0) throw new ApiError(40012, 'Chunk index cannot be greater than 0')
  if (index > 0 && index * policyChunkSize >= size) {
    throw new ApiError(40012, 'Chunk offset cannot be greater than file size')
  }
  const offset = index * chunkSize
  const expected = chunkSize === 0 ? size : Math.min(chunkSize, size - offset)
  if (announcedLength(call) !== expected) {
    throw new ApiError(40013, `Invalid Content-Length (expected: ${expected})`)
  }
  return offset
}

/** 40016 when the file is not where the session left it; possible after a force unlock only. */
function placeholderFile(site: Site, session: UploadSession): FileNode {
  const file = site.tree.get(session.fileId)
  if (file === undefined || site.tree.top(file).trashed) throw pathNotExist()
  if (site.tree.path(file).join('/') !== session.segments.join('/')) throw pathNotExist()
  return file
}

async function storeChunk(call: Call, session: UploadSession, entity: Entity, offset: number): Promise<void> {
  const expected = announcedLength(call)
  const incoming = session.encryptedByClient ? 'stored' : 'plain'
  const writer = await call.site.contents.writer(entity, offset, incoming)
  let left = expected
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
  if (left > 0) throw new ApiError(50004, 'Uploaded data does not match purposed size')
}

/** A relayed session is complete with one chunk, whatever its index. */
function chunkCount(session: UploadSession): number {
  return session.chunkSize === 0 ? 1 : Math.max(1, Math.ceil(session.size / session.chunkSize))
}

async function commit(call: Call, session: UploadSession, file: FileNode, entity: Entity): Promise<void> {
  const { site } = call
  const { life } = site
  session.commitTried = true
  const digest = await site.contents.digest(entity)
  if (site.life !== life || site.stopping) throw new ApiError(-1, '')
  if (site.faults.takeFailingCommit()) throw new ApiError(50001, 'Failed to update placeholder file')
  site.faults.checkWrite()
  commitVersion(call, {
    ...{ file, entity, by: must(call.user), route: 'session', metadata: session.metadata, ...digest },
    updatedAt: session.lastModified === 0 ? null : stampOf(session.lastModified),
  })
  dropSession(site, session)
}
