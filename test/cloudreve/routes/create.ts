import { underLock } from '../files/guard.ts'
import { checkPatch, patchesOf } from '../files/metadata.ts'
import { can, locate, objectExisted } from '../files/place.ts'
import { fileResponse } from '../files/respond.ts'
import { checkNames, createEntry } from '../files/write.ts'
import { badParameter, ok } from '../http/reply.ts'
import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import { bodyUri, flag, objectBody, requiredText, textMap } from './input.ts'

/** POST `/file/create` (contract §5.4). */
export async function createFile(call: Call): Promise<Reply> {
  const { site } = call
  const body = await objectBody(call)
  const uri = bodyUri(body)
  const type = requiredText(body, 'type', 'Type')
  if (type !== 'file' && type !== 'folder') throw badParameter('Invalid parameters.')
  const metadata = textMap(body, 'metadata')
  patchesOf(metadata).forEach(checkPatch)
  const place = locate(call, uri, can.create)
  if (place.node !== null && (place.node.type !== type || flag(body, 'err_on_conflict')))
    throw objectExisted()
  const target = { ownerId: place.owner.id, segments: uri.segments, type } as const
  const node =
    place.node
    ?? underLock(call, [target], 'create', () => {
      checkNames(site, place, type)
      site.faults.checkWrite()
      return createEntry(call, place, type, metadata)
    })
  site.save()
  return ok(fileResponse(site, node, { base: uri.base, viewer: call.user, metadata: false }))
}
