import type { Site } from '../state/site.ts'
import type { Entity, FileNode, Stamp, User } from '../state/types.ts'
import { fillerText } from './filler.ts'
import { mockUpFiles, mockUpFolders } from './mock-up-files.ts'

const minute = 60_000

/** Puts the files of the mock-ups into a user's space, straight into the state: hundreds of MB that take no space and no time. */
export async function furnishMockUp(site: Site, owner: User): Promise<void> {
  const finance = addFolder(site, site.tree.root(owner.id), 'Finance', 0)
  const year = addFolder(site, finance, '2026', 0)
  for (const [name, minutes] of mockUpFolders) {
    const folder = addFolder(site, year, name, minutes)
    await addFile(site, folder, `${name} list.txt`, 2048, minutes)
  }
  for (const [name, size, minutes] of mockUpFiles) await addFile(site, year, name, Math.round(size), minutes)
  site.save()
}

function addFolder(site: Site, parent: FileNode, name: string, minutes: number): FileNode {
  return add(site, parent, { name, type: 'folder', at: ago(site, minutes), entity: null })
}

async function addFile(
  site: Site,
  parent: FileNode,
  name: string,
  size: number,
  minutes: number,
): Promise<void> {
  const entity: Entity = {
    id: site.nextId('entity'),
    size,
    createdAt: ago(site, minutes),
    createdBy: parent.ownerId,
    policyId: parent.policyId,
    placeholderOf: null,
    encryption: null,
  }
  site.state.entities.push(entity)
  const blob = site.blobs.get(entity.id)
  const text = fillerText(name, size)
  if (text === null) await blob.allocate(size)
  else {
    const writer = await blob.writer()
    await writer.write(0, text)
    await writer.close()
  }
  add(site, parent, { name, type: 'file', at: entity.createdAt, entity })
}

function add(
  site: Site,
  parent: FileNode,
  { name, type, at, entity }: { name: string; type: 'file' | 'folder'; at: Stamp; entity: Entity | null },
): FileNode {
  const node: FileNode = {
    id: site.nextId('file'),
    ownerId: parent.ownerId,
    parentId: parent.id,
    name,
    type,
    size: entity?.size ?? 0,
    createdAt: at,
    updatedAt: at,
    primaryEntity: entity?.id ?? 0,
    entities: entity === null ? [] : [entity.id],
    policyId: parent.policyId,
    metadata: {},
    view: null,
    trashed: false,
  }
  site.tree.add(node)
  return node
}

function ago(site: Site, minutes: number): Stamp {
  return `${new Date(site.now() - minutes * minute).toISOString().slice(0, -1)}000000Z`
}
