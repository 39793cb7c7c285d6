import { shownName } from './names.ts'
import { capabilities } from './place.ts'
import { entitiesOf } from './versions.ts'
import { formatUri } from './uri.ts'
import type { Site } from '../state/site.ts'
import type { DirectLink, Entity, FileNode, Policy, Stamp, User } from '../state/types.ts'

export interface Shown {
  /** Scheme, user part and host of `path`. */
  readonly base: string
  readonly viewer: User | null
  /** Unloaded metadata shows as null. */
  readonly metadata: boolean
  readonly extended?: boolean
  /** Missing for trash items fetched by info (contract §5.1). */
  readonly capability?: boolean
}

/** FileResponse of contract §5.1. */
export function fileResponse(site: Site, node: FileNode, shown: Shown): Record<string, unknown> {
  const owned = node.ownerId === shown.viewer?.id
  return {
    type: node.type === 'file' ? 0 : 1,
    id: site.ids.encode('file', node.id),
    name: displayName(node),
    created_at: rfc3339(node.createdAt),
    updated_at: rfc3339(node.updatedAt),
    size: node.size,
    metadata: shown.metadata ? shownMetadata(node) : null,
    path: formatUri(shown.base, site.tree.path(node)),
    ...(shown.capability === false
      ? {}
      : { capability: boolset(capabilities[node.trashed ? 'trash' : 'my']) }),
    ...(owned ? { owned } : {}),
    primary_entity: site.ids.encode('entity', node.primaryEntity),
    ...(shown.extended === true ? { extended_info: extendedInfo(site, node, owned) } : {}),
  }
}

export function policyResponse(site: Site, policy: Policy): Record<string, unknown> {
  const { extensions, namePattern } = policy
  return {
    id: site.ids.encode('policy', policy.id),
    name: policy.name,
    ...(extensions === null
      ? {}
      : { [extensions.deny ? 'denied_suffix' : 'allowed_suffix']: extensions.list }),
    ...(namePattern === null
      ? {}
      : { [namePattern.deny ? 'denied_name_regexp' : 'allowed_name_regexp']: namePattern.pattern }),
    type: policy.type,
    max_size: policy.maxSize,
    ...(policy.relay ? { relay: true } : {}),
    ...(policy.chunkConcurrency > 0 ? { chunk_concurrency: policy.chunkConcurrency } : {}),
    ...(policy.encryption ? { encryption: true } : {}),
  }
}

/** Standard base64 of little-endian bytes, bit n in byte n/8 (contract §11). */
export function boolset(bits: readonly number[]): string {
  const bytes = Buffer.alloc(bits.length === 0 ? 0 : Math.floor(Math.max(...bits) / 8) + 1)
  for (const bit of bits) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (1 << (bit & 7))
  return bytes.toString('base64')
}

/** As Go prints it: without trailing zeros of the fraction. */
export function rfc3339(stamp: Stamp): string {
  return stamp.replace(/\.?0+Z$/, 'Z')
}

export function stampOf(milliseconds: number): Stamp {
  return new Date(milliseconds).toISOString().replace('Z', '000000Z')
}

function displayName(node: FileNode): string {
  if (!node.trashed) return shownName(node.name)
  return shownName(decodeURIComponent(node.metadata['sys:restore_uri']?.split('/').at(-1) ?? node.name))
}

function shownMetadata(node: FileNode): Record<string, string> {
  return Object.fromEntries(Object.entries(node.metadata).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function extendedInfo(site: Site, node: FileNode, owned: boolean): Record<string, unknown> {
  const entities = entitiesOf(site, node)
  const links = site.state.directLinks.filter((link) => link.fileId === node.id)
  return {
    ...(node.type === 'file' ? { storage_policy: policyResponse(site, site.policy(node.policyId)) } : {}),
    storage_used: entities.reduce((sum, entity) => sum + entity.size, 0),
    ...(entities.length > 0 ? { entities: entities.map((entity) => entityResponse(site, entity)) } : {}),
    ...(owned && node.view !== null ? { view: node.view } : {}),
    ...(owned && links.length > 0 ? { direct_links: links.map((link) => linkResponse(site, link)) } : {}),
  }
}

function entityResponse(site: Site, entity: Entity): Record<string, unknown> {
  const by = site.user(entity.createdBy)
  return {
    id: site.ids.encode('entity', entity.id),
    size: entity.size,
    type: 0,
    created_at: rfc3339(entity.createdAt),
    storage_policy: policyResponse(site, site.policy(entity.policyId)),
    created_by: {
      id: site.ids.encode('user', by.id),
      nickname: by.nickname,
      created_at: rfc3339(by.createdAt),
    },
    ...(entity.encryption === null ? {} : { encrypted_with: 'aes-256-ctr' }),
  }
}

function linkResponse(site: Site, link: DirectLink): Record<string, unknown> {
  return {
    id: site.ids.encode('directLink', link.id),
    url: directLinkUrl(site, link),
    downloaded: link.downloaded,
    created_at: rfc3339(link.createdAt),
  }
}

export function directLinkUrl(site: Site, link: DirectLink): string {
  return `${site.origin()}/f/${site.ids.encode('directLink', link.id)}/${encodeURIComponent(link.name)}`
}
