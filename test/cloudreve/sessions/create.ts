import { lockAll } from '../files/guard.ts'
import { checkPatch, patchesOf } from '../files/metadata.ts'
import { fitsLocalStore } from '../files/names.ts'
import { can, locate, objectExisted, pathNotExist } from '../files/place.ts'
import { policyResponse } from '../files/respond.ts'
import { formatUri } from '../files/uri.ts'
import { addPlaceholder } from '../files/versions.ts'
import { createEntry, policyFor } from '../files/write.ts'
import { ApiError, badParameter, ok } from '../http/reply.ts'
import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import { bodyUri, integer, objectBody, optionalText, textList, textMap } from '../routes/input.ts'
import type { Body } from '../routes/input.ts'
import { checkUpload, unchanged } from '../routes/put-content.ts'
import { isSince } from '../state/since.ts'
import { must } from '../state/site.ts'
import type { Entity, Policy } from '../state/types.ts'
import { keepSession } from './session.ts'
import type { UploadSession } from './session.ts'
import { transferFields } from './transfer.ts'

interface Wish {
  readonly size: number
  readonly lastModified: number
  readonly version: boolean
  readonly previous: string
  readonly mimeType: string
  readonly metadata: Record<string, string>
  readonly encrypts: boolean
}

/** PUT `/file/upload` (contract §5.8). */
export async function createSession(call: Call): Promise<Reply> {
  const { site } = call
  const body = await objectBody(call)
  const wish = readWish(call, body)
  const previous = isSince(site, '4.11.0') ? wish.previous : ''
  const uri = bodyUri(body)
  patchesOf(wish.metadata).forEach(checkPatch)
  const seen = locate(call, uri, can.upload)
  if (seen.node?.type === 'folder' || (seen.node !== null && !wish.version)) throw objectExisted()
  if (seen.node === null && optionalText(body, 'entity_type') === 'live_photo') throw pathNotExist()
  const target = { ownerId: seen.owner.id, segments: uri.segments, type: 'file' } as const
  const lock = lockAll(call, [target], { type: 'upload' }, { ttlSeconds: site.settings.uploadSessionTtl })
  try {
    const place = unchanged(call, seen)
    checkUpload(call, place, wish.size, seen.node?.primaryEntity ?? null, previous)
    site.faults.checkWrite()
    const policy = policyFor(site, seen.owner)
    const by = must(call.user)
    // Preallocating already meets the limits of the file system, where a PUT fails at the first byte.
    if (willPreallocate(policy) && !fitsLocalStore(by.id, uri.segments.at(-1) ?? ''))
      throw new ApiError(-1, '')
    const file = place.node ?? createEntry(call, place, 'file')
    file.policyId = policy.id
    const id = site.random.uuid()
    const encrypt = policy.encryption && wish.encrypts
    const entity = addPlaceholder(site, { file, size: wish.size, by, uploadId: id, encrypt })
    const session: UploadSession = {
      ...{ id, userId: by.id, fileId: file.id, entityId: entity.id, ownerId: seen.owner.id },
      ...{ segments: uri.segments, size: wish.size, lockToken: must(lock.tokens[0]) },
      ...{ lastModified: wish.lastModified, metadata: wish.metadata, received: [], commitTried: false },
      ...routeOf(policy, encrypt),
    }
    if (session.preallocated) await site.blobs.get(entity.id).allocate(wish.size)
    keepSession(site, session)
    site.save()
    return ok(
      sessionResponse(call, { session, entity, policy, wish, uri: formatUri(uri.base, uri.segments) }),
    )
  } catch (error) {
    lock.release()
    throw error
  }
}

function readWish(call: Call, body: Body): Wish {
  const size = integer(body, 'size')
  if (size < 0) throw badParameter('Size too short')
  const entityType = optionalText(body, 'entity_type')
  if (!['', 'version', 'live_photo'].includes(entityType)) throw badParameter('Invalid parameters.')
  const policyId = optionalText(body, 'policy_id')
  if (policyId === '' && !isSince(call.site, '4.11.0')) throw badParameter('unknown policy id')
  // It must decode; otherwise the community edition ignores it (contract §5.8).
  if (policyId !== '' && call.site.ids.decode('policy', policyId) === null) {
    throw new ApiError(40001, 'unknown policy id')
  }
  return {
    size,
    lastModified: Math.max(integer(body, 'last_modified'), 0),
    version: entityType === 'version',
    previous: optionalText(body, 'previous'),
    mimeType: optionalText(body, 'mime_type'),
    metadata: textMap(body, 'metadata'),
    // Only the first cipher counts.
    encrypts: isSince(call.site, '4.10.0') && textList(body, 'encryption_supported')?.[0] === 'aes-256-ctr',
  }
}

function routeOf(policy: Policy, encrypt: boolean) {
  const { relay } = policy
  return {
    chunkSize: relay || policy.type === 'upyun' ? 0 : policy.chunkSize,
    policyChunkSize: policy.chunkSize,
    relay,
    store: policy.type,
    direct: !relay && policy.type !== 'local',
    preallocated: willPreallocate(policy),
    encryptedByClient: encrypt && !relay,
  }
}

function willPreallocate(policy: Policy): boolean {
  return policy.type === 'local' && policy.preallocate
}

interface Created {
  readonly session: UploadSession
  readonly entity: Entity
  readonly policy: Policy
  readonly wish: Wish
  readonly uri: string
}

function sessionResponse(call: Call, created: Created): Record<string, unknown> {
  const { session, entity, policy, wish, uri } = created
  const { site } = call
  const transfer = transferFields(site, session, policy, wish.mimeType)
  return {
    session_id: session.id,
    upload_id: transfer.upload_id ?? '',
    chunk_size: session.chunkSize,
    expires: Math.floor(site.now() / 1000) + site.settings.uploadSessionTtl,
    ...(transfer.upload_urls === undefined ? {} : { upload_urls: transfer.upload_urls }),
    ...(transfer.credential === undefined ? {} : { credential: transfer.credential }),
    ...(transfer.completeURL === undefined ? {} : { completeURL: transfer.completeURL }),
    storage_policy: policyResponse(site, policy),
    uri,
    callback_secret: site.random.text(32),
    ...(wish.mimeType === '' || !session.direct ? {} : { mime_type: wish.mimeType }),
    ...(transfer.upload_policy === undefined ? {} : { upload_policy: transfer.upload_policy }),
    ...(session.encryptedByClient && entity.encryption !== null
      ? { encrypt_metadata: encryptMetadata(entity.encryption) }
      : {}),
  }
}

function encryptMetadata(keys: NonNullable<Entity['encryption']>) {
  return { algorithm: 'aes-256-ctr', key: null, key_plain_text: keys.key, iv: keys.iv }
}
