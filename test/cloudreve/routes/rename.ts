import { targetOf, underLock } from '../files/guard.ts'
import { isLegalName, policyAllowsName } from '../files/names.ts'
import { can, existing, isRoot, notSupported, objectExisted } from '../files/place.ts'
import { fileResponse } from '../files/respond.ts'
import { policyFor } from '../files/write.ts'
import { ApiError, badParameter, ok } from '../http/reply.ts'
import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import { must } from '../state/site.ts'
import type { FileNode } from '../state/types.ts'
import { bodyUri, objectBody, requiredText } from './input.ts'

/** POST `/file/rename` (contract §5.4). */
export async function renameFile(call: Call): Promise<Reply> {
  const { site } = call
  const body = await objectBody(call)
  const uri = bodyUri(body)
  const name = requiredText(body, 'new_name', 'NewName')
  if (Array.from(name).length > 255) throw badParameter('NewName too long')
  const { node, owner } = existing(call, uri, can.rename)
  if (isRoot(node)) throw notSupported()
  const legal =
    isLegalName(name) && (node.type === 'folder' || policyAllowsName(policyFor(site, owner), name))
  if (!legal) throw new ApiError(40052, 'Invalid object name')
  underLock(call, [targetOf(call, node)], 'rename', () => {
    const parent = must(site.tree.get(must(node.parentId)))
    const other = site.tree.child(parent, name)
    if (other !== undefined && other !== node) throw objectExisted()
    site.faults.checkWrite()
    relocate(call, node, parent, name)
  })
  site.save()
  return ok(fileResponse(site, node, { base: uri.base, viewer: call.user, metadata: false }))
}

/** Puts an entry elsewhere and tells the subscribers. */
export function relocate(call: Call, node: FileNode, parent: FileNode, name: string): void {
  const { site } = call
  const from = site.tree.path(node)
  site.tree.place(node, parent.id, name)
  node.updatedAt = site.stamp()
  site.events.emit(site, { kind: 'rename', node, from, to: site.tree.path(node), clientId: call.clientId })
}
