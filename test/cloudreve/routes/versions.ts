import { targetOf, underLock } from '../files/guard.ts'
import { can, existing, notSupported } from '../files/place.ts'
import { finishedVersions, unlinkEntity } from '../files/versions.ts'
import { emitModify } from '../files/write.ts'
import { ApiError, ok } from '../http/reply.ts'
import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import { must } from '../state/site.ts'
import type { Entity, FileNode } from '../state/types.ts'
import { bodyUri, objectBody, requiredText } from './input.ts'

/** POST `/file/version/current`: an old id becomes current again, no new one is made (contract §5.6). */
export async function setCurrentVersion(call: Call): Promise<Reply> {
  const { site } = call
  await onVersion(call, (file, entity) => {
    const base = file.primaryEntity
    file.primaryEntity = entity.id
    file.size = entity.size
    file.updatedAt = site.stamp()
    if (base === entity.id) return
    const { sha256, size } = must(noteOf(call, entity))
    site.ledger.note({ file, entityId: entity.id, base, by: must(call.user), route: 'restore', sha256, size })
  })
  return ok()
}

/** DELETE `/file/version`. */
export async function deleteVersion(call: Call): Promise<Reply> {
  await onVersion(call, (file, entity) => {
    if (file.primaryEntity === entity.id) throw notSupported()
    unlinkEntity(call.site, file, entity.id)
  })
  return ok()
}

async function onVersion(call: Call, work: (file: FileNode, entity: Entity) => void): Promise<void> {
  const { site } = call
  const body = await objectBody(call)
  const uri = bodyUri(body)
  const id = site.ids.decode('entity', requiredText(body, 'version', 'Version'))
  if (id === null) throw new ApiError(40001, 'unknown version id')
  const { node } = existing(call, uri, can.versions)
  if (node.type !== 'file') throw notSupported()
  underLock(call, [targetOf(call, node)], 'versionControl', () => {
    const entity = finishedVersions(site, node).find((each) => each.id === id)
    if (entity === undefined) throw new ApiError(40077, 'Entity not exist')
    site.faults.checkWrite()
    work(node, entity)
    emitModify(call, node)
  })
  site.save()
}

function noteOf(call: Call, entity: Entity) {
  const versionId = call.site.ids.encode('entity', entity.id)
  return call.site.ledger.entries.findLast((entry) => entry.versionId === versionId)
}
