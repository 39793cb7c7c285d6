import { must } from '../state/site.ts'
import type { Site } from '../state/site.ts'
import type { Entity, FileNode, Retention, User } from '../state/types.ts'
import { extensionOf } from './names.ts'

export function entityOf(site: Site, id: number): Entity | undefined {
  return site.state.entities.find((entity) => entity.id === id)
}

/** Versions and placeholders, newest first: the order is that of the ids, a version switch does not change it. */
export function entitiesOf(site: Site, file: FileNode): Entity[] {
  return file.entities.toSorted((a, b) => b - a).map((id) => must(entityOf(site, id)))
}

export function finishedVersions(site: Site, file: FileNode): Entity[] {
  return entitiesOf(site, file).filter((entity) => entity.placeholderOf === null)
}

export interface NewEntity {
  readonly file: FileNode
  readonly size: number
  readonly by: User
  readonly uploadId: string
  readonly encrypt: boolean
}

/** A placeholder: counts against the quota from now on, current only after its commit. */
export function addPlaceholder(site: Site, options: NewEntity): Entity {
  const { file, size, by, uploadId, encrypt } = options
  const entity: Entity = {
    id: site.nextId('entity'),
    size,
    createdAt: site.stamp(),
    createdBy: by.id,
    policyId: file.policyId,
    placeholderOf: uploadId,
    encryption: encrypt
      ? { key: site.random.bytes(32).toString('base64'), iv: site.random.bytes(16).toString('base64') }
      : null,
  }
  site.state.entities.push(entity)
  file.entities.push(entity.id)
  file.metadata['sys:upload_session_id'] = uploadId
  return entity
}

/** Takes an entity off a file; its bytes go when no copy shares them. */
export function unlinkEntity(site: Site, file: FileNode, id: number): void {
  file.entities = file.entities.filter((each) => each !== id)
  if (site.state.files.some((node) => node.entities.includes(id))) return
  site.state.entities = site.state.entities.filter((entity) => entity.id !== id)
  site.contents.forget(id)
}

export function dropPlaceholders(site: Site, file: FileNode, keep: number | null): void {
  for (const entity of entitiesOf(site, file)) {
    if (entity.placeholderOf !== null && entity.id !== keep) unlinkEntity(site, file, entity.id)
  }
}

/** Keeps the newest versions by id as the owner's setting says, else only the current one (contract §4). */
export function prune(site: Site, file: FileNode): void {
  const { retention } = site.user(file.ownerId)
  const keep = keptVersions(retention, file.name)
  for (const [index, entity] of finishedVersions(site, file).entries()) {
    if (index >= keep && entity.id !== file.primaryEntity) unlinkEntity(site, file, entity.id)
  }
}

function keptVersions(retention: Retention, name: string): number {
  const covered =
    retention.ext.length === 0 || (retention.ext.includes(extensionOf(name)) && name.includes('.'))
  if (!retention.enabled || !covered) return 1
  return retention.max === 0 ? Infinity : retention.max
}

/** Bytes of all versions and placeholders in a user's space; the trash counts, a copy counts again. */
export function usedBytes(site: Site, ownerId: number): number {
  return site.state.files
    .filter((node) => node.ownerId === ownerId)
    .flatMap((node) => node.entities)
    .reduce((sum, id) => sum + must(entityOf(site, id)).size, 0)
}
