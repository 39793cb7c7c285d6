import { mockUpFiles, mockUpFolders } from '../../cloudreve/demo/mock-up-files.ts'
import type { TestServer } from '../../cloudreve/index.ts'
import type { OtherPlace } from './other-place.ts'

export const mockUpFolder = 'cloudreve://my/Finance/2026'
const MB = 1024 * 1024

/** Fills Ana's space with the files of the mock-ups, with their sizes and times. */
export async function seedMockUp({ site }: TestServer, place: OtherPlace): Promise<void> {
  const { settings, tree } = site
  const limit = settings.maxEditSize
  settings.maxEditSize = 1024 * MB
  for (const [name, size] of mockUpFiles)
    await place.save(`${mockUpFolder}/${encodeURIComponent(name)}`, new Uint8Array(Math.round(size)))
  for (const [name] of mockUpFolders) await place.createFolder(`${mockUpFolder}/${name}`)
  settings.maxEditSize = limit
  const stamp = (minutes: number) =>
    `${new Date(site.now() - minutes * 60_000).toISOString().slice(0, -1)}000000Z`
  for (const node of site.state.files) {
    const minutes =
      mockUpFiles.find(([name]) => name === node.name)?.[2]
      ?? mockUpFolders.find(([name]) => name === node.name)?.[1]
    if (minutes !== undefined && tree.get(node.id) === node) node.updatedAt = stamp(minutes)
  }
  // Versions are as old as the file they are of.
  for (const entity of site.state.entities) {
    const owner = site.state.files.find((node) => node.primaryEntity === entity.id)
    if (owner !== undefined) Object.assign(entity, { createdAt: owner.updatedAt })
  }
}
