import { ApiError } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import type { FileNode, User } from '../state/types.ts'
import type { FileUri } from './uri.ts'

/** Capability bits (contract §11). */
export const can = {
  ...{ create: 0, rename: 1, upload: 6, download: 7, metadata: 8, list: 9, deleteForGood: 14, lock: 15 },
  ...{ softDelete: 16, restore: 17, info: 19, versions: 20, enter: 23, props: 24 },
} as const
export type Action = (typeof can)[keyof typeof can]

export const capabilities = {
  my: [0, 1, 6, 7, 8, 9, 10, 14, 15, 16, 18, 19, 20, 23, 24],
  share: [7, 9, 10, 15, 19, 20, 23, 24],
  trash: [9, 14, 15, 17, 19],
  shared_with_me: [7, 9, 23],
} as const satisfies Record<FileUri['fs'], readonly number[]>

/** Where a uri leads. */
export interface Place {
  readonly uri: FileUri
  readonly owner: User
  readonly node: FileNode | null
  /** Existing entries from the root folder down, `node` included. */
  readonly chain: readonly FileNode[]
  /** Names below the last existing folder. */
  readonly missing: readonly string[]
}

export const notSupported = () => new ApiError(403, 'Not supported action')
export const pathNotExist = () => new ApiError(40016, 'Path not exist')
export const objectExisted = () => new ApiError(40004, 'Object existed')

/** The checks of contract §5.7 up to "symbolic": file system, login, whose space, path. */
export function locate(call: Call, uri: FileUri, action: Action): Place {
  if (!(capabilities[uri.fs] as readonly number[]).includes(action)) throw notSupported()
  if (uri.fs === 'share') throw new ApiError(404, 'Share not exist')
  if (call.user === null) throw new ApiError(401, 'Login required')
  const owner = spaceOwner(call, call.user, uri)
  return uri.fs === 'trash' ? locateTrash(call, owner, uri) : walk(call, owner, uri, action)
}

export function existing(call: Call, uri: FileUri, action: Action): Place & { readonly node: FileNode } {
  const place = locate(call, uri, action)
  if (place.node === null) throw pathNotExist()
  return { ...place, node: place.node }
}

export function isRoot(node: FileNode): boolean {
  return node.parentId === null && !node.trashed
}

function spaceOwner(call: Call, user: User, uri: FileUri): User {
  if (uri.id === '') return user
  const id = call.site.ids.decode('user', uri.id)
  const owner = call.site.state.users.find((each) => each.id === id && !each.deleted)
  if (owner === undefined) throw pathNotExist()
  // Writing into another user's space is an assumption about Pro; the community edition refuses even administrators.
  if (owner.id !== user.id && !call.site.otherWriters) throw new ApiError(403, 'Permission denied')
  return owner
}

function locateTrash(call: Call, owner: User, uri: FileUri): Place {
  const [name, ...below] = uri.segments
  const node = call.site.tree.trash(owner.id).find((each) => each.name === name)
  if (node === undefined || below.length > 0) throw pathNotExist()
  return { uri, owner, node, chain: [node], missing: [] }
}

function walk(call: Call, owner: User, uri: FileUri, action: Action): Place {
  const chain = [call.site.tree.root(owner.id)]
  let node: FileNode | null = chain[0] ?? null
  let depth = 0
  for (const name of uri.segments) {
    if (node?.type === 'file')
      throw action === can.upload || action === can.create ? notSupported() : pathNotExist()
    if (node !== null && isSymbolic(node)) throw symbolic()
    const child: FileNode | null = node === null ? null : (call.site.tree.child(node, name) ?? null)
    if (child === null) break
    chain.push(child)
    node = child
    depth += 1
  }
  const complete = depth === uri.segments.length
  // The shortcut itself can be looked at, but neither listed nor replaced.
  if (complete && node !== null && isSymbolic(node) && (action === can.upload || action === can.list))
    throw symbolic()
  return { uri, owner, node: complete ? node : null, chain, missing: uri.segments.slice(depth) }
}

function isSymbolic(node: FileNode): boolean {
  return 'sys:shared_redirect' in node.metadata
}

function symbolic(): ApiError {
  return new ApiError(403, 'Symbolic folder cannot be walked into')
}
