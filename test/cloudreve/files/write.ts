import { ApiError } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import type { Site } from '../state/site.ts'
import type { Entity, FileNode, LedgerEntry, Policy, Stamp, User } from '../state/types.ts'
import { isLegalName, policyAllowsName } from './names.ts'
import type { Digest } from '../blobs/content.ts'
import type { Place } from './place.ts'
import { dropPlaceholders, entityOf, finishedVersions, prune, unlinkEntity, usedBytes } from './versions.ts'

/** Policy that new content of this user goes to. */
export function policyFor(site: Site, user: User): Policy {
  return site.policy(site.group(user).policyId)
}

/** 40052 for the names on the way and for the file itself, an existing one included (contract §10). */
export function checkNames(site: Site, place: Place, kind: 'file' | 'folder'): void {
  const names = place.node === null ? place.missing : [place.node.name]
  const policy = policyFor(site, place.owner)
  const last = names.at(-1) ?? ''
  if (!names.every(isLegalName) || (kind === 'file' && !policyAllowsName(policy, last))) {
    throw new ApiError(40052, 'Invalid object name')
  }
}

/** 40051: the version to be replaced is not credited, size 0 always passes (contract §5.7). */
export function checkQuota(site: Site, owner: User, size: number): void {
  if (size > 0 && usedBytes(site, owner.id) + size > site.group(owner).quota) {
    throw new ApiError(40051, 'Insufficient capacity')
  }
}

/** Makes the entry a place names, with the folders on the way; each is reported to subscribers. */
export function createEntry(
  call: Call,
  place: Place,
  kind: 'file' | 'folder',
  metadata: Record<string, string> = {},
): FileNode {
  let parent = place.chain.at(-1)
  for (const [index, name] of place.missing.entries()) {
    const last = index === place.missing.length - 1
    parent = addNode(call, {
      ...{ ownerId: place.owner.id, parentId: parent?.id ?? null, name },
      type: last ? kind : 'folder',
      metadata: last ? metadata : {},
      policyId: policyFor(call.site, place.owner).id,
    })
    emitCreate(call, parent)
  }
  if (parent === undefined) throw new Error('a place without a root folder')
  return parent
}

type NewNode = Pick<FileNode, 'ownerId' | 'parentId' | 'name' | 'type' | 'metadata' | 'policyId'>
  & Partial<Pick<FileNode, 'size' | 'primaryEntity' | 'entities'>>

export function addNode(call: Call, options: NewNode): FileNode {
  const { site } = call
  const createdAt = site.stamp()
  const content = { size: 0, primaryEntity: 0, entities: [], view: null, trashed: false }
  const node: FileNode = { ...content, ...options, id: site.nextId('file'), createdAt, updatedAt: createdAt }
  site.tree.add(node)
  return node
}

export function emitCreate(call: Call, node: FileNode): void {
  const { site, clientId } = call
  site.events.emit(site, { kind: 'create', node, from: site.tree.path(node), clientId })
}

export function emitModify(call: Call, node: FileNode): void {
  const { site, clientId } = call
  site.events.emit(site, { kind: 'modify', node, from: site.tree.path(node), clientId })
}

export interface Commit extends Digest {
  readonly file: FileNode
  readonly entity: Entity
  readonly by: User
  readonly route: LedgerEntry['route']
  /** null = now. */
  readonly updatedAt: Stamp | null
  readonly metadata: Readonly<Record<string, string>>
}

/** Makes a placeholder the current version: removes leftovers of dead uploads, prunes old versions, notes it. */
export function commitVersion(call: Call, commit: Commit): void {
  const { site } = call
  const { file, entity } = commit
  const base = file.primaryEntity
  entity.placeholderOf = null
  file.primaryEntity = entity.id
  file.size = entity.size
  file.updatedAt = commit.updatedAt ?? site.stamp()
  delete file.metadata['sys:upload_session_id']
  delete file.metadata['thumb:disabled']
  Object.assign(file.metadata, commit.metadata)
  dropPlaceholders(site, file, entity.id)
  prune(site, file)
  site.ledger.note({ ...commit, entityId: entity.id, base })
  emitModify(call, file)
  site.save()
}

/** Undoes an unfinished upload: its placeholder and mark, and the file when no content is left and it may go. */
export function discardUpload(call: Call, file: FileNode, uploadId: string, mayDestroy: boolean): void {
  const { site } = call
  if (site.tree.get(file.id) === undefined) return
  const own = file.entities.filter((id) => entityOf(site, id)?.placeholderOf === uploadId)
  for (const id of own) unlinkEntity(site, file, id)
  if (mayDestroy && own.length > 0 && finishedVersions(site, file).length === 0) {
    destroy(call, file)
  } else {
    if (file.metadata['sys:upload_session_id'] === uploadId) delete file.metadata['sys:upload_session_id']
    if (own.length > 0) emitModify(call, file)
  }
  site.save()
}

/** Deletes an entry and everything below it for good. */
export function destroy(call: Call, node: FileNode): void {
  const { site } = call
  const from = site.tree.path(node)
  for (const each of site.tree.subtree(node).toReversed()) {
    for (const id of each.entities) unlinkEntity(site, each, id)
    site.tree.remove(each)
  }
  if (!node.trashed) site.events.emit(site, { kind: 'delete', node, from, clientId: call.clientId })
}
