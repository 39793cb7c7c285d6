import { can, existing, isRoot, notSupported } from '../files/place.ts'
import { fileResponse, rfc3339 } from '../files/respond.ts'
import { entitiesOf } from '../files/versions.ts'
import { ApiError, ok } from '../http/reply.ts'
import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import type { FileNode } from '../state/types.ts'
import { queryUri } from './input.ts'

/** GET `/file/info` by uri or id (contract §5.3). */
export function fileInfo(call: Call): Reply {
  const id = call.query.get('id') ?? ''
  const { node, base } = id === '' ? byUri(call) : { node: byId(call, id), base: null }
  const summary = call.query.get('folder_summary') === 'true'
  if (summary && node.ownerId !== call.user?.id) throw ownerOnly()
  const shown = {
    base: base ?? (node.trashed ? 'cloudreve://trash' : ownBase(call, node)),
    viewer: call.user,
    metadata: true,
    extended: call.query.get('extended') === 'true',
    capability: !node.trashed,
  }
  const response = fileResponse(call.site, node, shown)
  if (!summary || node.type === 'file') return ok(response)
  const { extended_info, ...plain } = response
  return ok({
    ...plain,
    folder_summary: folderSummary(call, node),
    ...(extended_info === undefined ? {} : { extended_info }),
  })
}

function byUri(call: Call): { node: FileNode; base: string } {
  if ((call.query.get('uri') ?? '') === '') throw new ApiError(40001, 'uri is required')
  const uri = queryUri(call)
  const { node } = existing(call, uri, can.info)
  if (isRoot(node)) throw notSupported()
  return { node, base: uri.base }
}

function byId(call: Call, text: string): FileNode {
  const { ids, tree } = call.site
  const id = ids.decode('file', text)
  if (id === null) throw new ApiError(40001, 'unknown file id')
  const node = tree.get(id)
  if (node === undefined) throw new ApiError(-1, '')
  if (node.ownerId !== call.user?.id && !(call.site.otherWriters && call.user !== null)) {
    const administrator = call.user !== null && call.site.group(call.user).permissions.includes(0)
    throw administrator ? new ApiError(403, 'Permission denied') : ownerOnly()
  }
  if (tree.top(node).trashed && !node.trashed) throw new ApiError(40016, 'Path not exist')
  if (isRoot(node)) throw notSupported()
  return node
}

function ownBase(call: Call, node: FileNode): string {
  const own = node.ownerId === call.user?.id
  return own ? 'cloudreve://my' : `cloudreve://${call.site.ids.encode('user', node.ownerId)}@my`
}

function folderSummary(call: Call, folder: FileNode): Record<string, unknown> {
  const [, ...below] = call.site.tree.subtree(folder)
  const files = below.filter((node) => node.type === 'file')
  return {
    // All versions count, not only the current ones.
    size: files.flatMap((node) => entitiesOf(call.site, node)).reduce((sum, entity) => sum + entity.size, 0),
    files: files.length,
    folders: below.length - files.length,
    completed: true,
    calculated_at: rfc3339(call.site.stamp()),
  }
}

function ownerOnly(): ApiError {
  return new ApiError(40082, 'Only owner or administrator can perform this action')
}
