import { targetOf, underLock } from '../files/guard.ts'
import { can, existing, locate, notSupported, objectExisted, pathNotExist } from '../files/place.ts'
import { canonicalUri, parseUri } from '../files/uri.ts'
import type { FileUri } from '../files/uri.ts'
import { addNode, checkQuota, emitCreate } from '../files/write.ts'
import { entitiesOf } from '../files/versions.ts'
import { ApiError, ok } from '../http/reply.ts'
import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import { must } from '../state/site.ts'
import type { FileNode } from '../state/types.ts'
import { batchError, batchUris, flag, objectBody, requiredText } from './input.ts'
import { fromTrash } from './delete.ts'
import { relocate } from './rename.ts'

/** POST `/file/move`, also copies (contract §5.4). */
export async function moveFiles(call: Call): Promise<Reply> {
  const { site } = call
  const body = await objectBody(call)
  const uris = batchUris(call, body, { mayBeEmpty: false })
  const copy = flag(body, 'copy')
  const to = existing(call, parseUri(requiredText(body, 'dst', 'Dst')), can.create)
  if (to.node.type !== 'folder') throw notSupported()
  const { sources, failures } = readSources(call, uris, to.node, copy)
  const targets = sources.map((node) => ({
    ...{ ownerId: to.node.ownerId, segments: [...site.tree.path(to.node), nameOf(node)], type: node.type },
  }))
  // Where a move leads to the same folder, source and target are one path: it conflicts with itself, for ever.
  const locked = copy ? targets : [...sources.map((node) => targetOf(call, node)), ...targets]
  underLock(call, locked, 'moveCopy', () => {
    if (sources.some((node) => site.tree.child(to.node, nameOf(node)) !== undefined)) throw objectExisted()
    site.faults.checkWrite()
    for (const node of sources) {
      if (copy) emitCreate(call, copyTree(call, node, to.node))
      else if (node.trashed) fromTrash(call, node, to.node, nameOf(node))
      else relocate(call, node, to.node, node.name)
    }
  })
  site.save()
  if (Object.keys(failures).length > 0) throw batchError(failures)
  return ok()
}

/** What lies in the trash is called as it was before. */
function nameOf({ name, metadata }: FileNode): string {
  const from = metadata['sys:restore_uri']
  return from === undefined ? name : must(parseUri(from).segments.at(-1))
}

function readSources(call: Call, uris: readonly FileUri[], to: FileNode, copy: boolean) {
  const sources: FileNode[] = []
  const failures: Record<string, ApiError> = {}
  for (const uri of uris) {
    try {
      // Out of the trash there is only the way back; copies are made of what is not in it.
      if (uri.fs === 'trash' && copy) throw notSupported()
      const { node } = locate(call, uri, uri.fs === 'trash' ? can.restore : can.rename)
      if (node === null) throw pathNotExist()
      if (call.site.tree.subtree(node).includes(to)) throw notSupported()
      sources.push(node)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      failures[canonicalUri(uri)] = error
    }
  }
  return { sources, failures }
}

/** A copy has a new id and shares the finished versions; a mark of a running upload comes along and stays. */
function copyTree(call: Call, node: FileNode, parent: FileNode): FileNode {
  const { site } = call
  const versions = entitiesOf(site, node).filter((entity) => entity.placeholderOf === null)
  checkQuota(
    site,
    site.user(parent.ownerId),
    versions.reduce((sum, entity) => sum + entity.size, 0),
  )
  const copy = addNode(call, {
    ...{
      ownerId: parent.ownerId,
      parentId: parent.id,
      name: node.name,
      type: node.type,
      policyId: node.policyId,
    },
    ...{ metadata: { ...node.metadata }, size: node.size, primaryEntity: node.primaryEntity },
    entities: versions.map((entity) => entity.id),
  })
  for (const child of site.tree.children(node)) copyTree(call, child, copy)
  return copy
}
