import { targetOf, underLock } from '../files/guard.ts'
import { can, existing, isRoot, notSupported, objectExisted, pathNotExist } from '../files/place.ts'
import { canonicalUri, formatUri, parseUri } from '../files/uri.ts'
import type { FileUri } from '../files/uri.ts'
import { destroy } from '../files/write.ts'
import { ApiError, ok } from '../http/reply.ts'
import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import { must } from '../state/site.ts'
import type { FileNode } from '../state/types.ts'
import { batchError, batchUris, flag, objectBody } from './input.ts'

/** DELETE `/file`: to the trash, or for good (contract §5.4). */
export async function deleteFiles(call: Call): Promise<Reply> {
  const { site } = call
  const body = await objectBody(call)
  const uris = batchUris(call, body, { mayBeEmpty: false })
  if (flag(body, 'unlink') && !(call.user !== null && site.group(call.user).permissions.includes(12))) {
    throw new ApiError(403, 'advance delete permission is required')
  }
  const forGood = flag(body, 'skip_soft_delete')
  return batch(call, uris, (uri) => {
    const { node } = existing(call, uri, forGood ? can.deleteForGood : can.softDelete)
    if (isRoot(node)) throw notSupported()
    underLock(call, [targetOf(call, node)], forGood ? 'delete' : 'softDelete', () => {
      site.faults.checkWrite()
      if (forGood) destroy(call, node)
      else toTrash(call, node)
    })
  })
}

/** POST `/file/restore`: back to where it was, which must exist and be free. */
export async function restoreFiles(call: Call): Promise<Reply> {
  const uris = batchUris(call, await objectBody(call), { mayBeEmpty: false })
  return batch(call, uris, (uri) => {
    const { node } = existing(call, uri, can.restore)
    const origin = parseUri(must(node.metadata['sys:restore_uri']))
    const parent = existing(call, { ...origin, segments: origin.segments.slice(0, -1) }, can.create).node
    const name = must(origin.segments.at(-1))
    if (parent.type !== 'folder') throw pathNotExist()
    if (call.site.tree.child(parent, name) !== undefined) throw objectExisted()
    call.site.faults.checkWrite()
    fromTrash(call, node, parent, name)
  })
}

/** DELETE `/file/trash`. */
export function emptyTrash(call: Call): Reply {
  if (call.user === null) throw new ApiError(401, 'Login required')
  call.site.faults.checkWrite()
  for (const node of call.site.tree.trash(call.user.id)) destroy(call, node)
  call.site.save()
  return ok()
}

/** What can be done is done; a lock conflict fails the whole call. */
export function batch(call: Call, uris: readonly FileUri[], work: (uri: FileUri) => void): Reply {
  const failures: Record<string, ApiError> = {}
  for (const uri of uris) {
    try {
      work(uri)
    } catch (error) {
      if (!(error instanceof ApiError) || error.code === 40073 || error.code === 50001) throw error
      failures[canonicalUri(uri)] = error
    }
  }
  call.site.save()
  if (Object.keys(failures).length > 0) throw batchError(failures)
  return ok()
}

function toTrash(call: Call, node: FileNode): void {
  const { site } = call
  const from = site.tree.path(node)
  const collect = Math.floor(site.now() / 1000) + site.group(site.user(node.ownerId)).trashRetention
  node.metadata['sys:restore_uri'] = formatUri('cloudreve://my', from)
  node.metadata['sys:expected_collect_time'] = String(collect)
  site.tree.place(node, null, site.random.uuid())
  node.trashed = true
  node.updatedAt = site.stamp()
  site.events.emit(site, { kind: 'delete', node, from, clientId: call.clientId })
}

/** The marks of the trash go with it. */
export function fromTrash(call: Call, node: FileNode, parent: FileNode, name: string): void {
  const { site } = call
  // The event names the entry as it was called in the trash (contract §5.11).
  const from = [...site.tree.path(parent), node.name]
  delete node.metadata['sys:restore_uri']
  delete node.metadata['sys:expected_collect_time']
  node.trashed = false
  site.tree.place(node, parent.id, name)
  node.updatedAt = site.stamp()
  site.events.emit(site, { kind: 'create', node, from, clientId: call.clientId })
}
