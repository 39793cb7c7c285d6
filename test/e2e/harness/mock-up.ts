import type { TestServer } from '../../cloudreve/index.ts'
import type { OtherPlace } from './other-place.ts'

export const mockUpFolder = 'cloudreve://my/Finance/2026'
const KB = 1024
const MB = 1024 * KB
const hour = 60
const day = 24 * hour

/** Name, bytes, minutes since it was saved: the list of the mock-ups. */
const files: readonly (readonly [string, number, number])[] = [
  ['Price list.csv', 86 * KB, 2],
  ['Q3 budget.xlsx', 2 * MB, 11],
  ['Q4 forecast.xlsx', 2.1 * MB, hour],
  ['release-notes.md', 12 * KB, 2.5 * hour],
  ['Board deck.pptx', 18.4 * MB, 17 * hour],
  ['Annual report.pdf', 6.2 * MB, day],
  ['Hiring plan.docx', 96 * KB, 4 * day],
  ['exchange-rates.json', 31 * KB, 4 * day + 1],
  ['Office plan.svg', 212 * KB, 5 * day],
  ['Site hero.jpg', 4.1 * MB, 6 * day],
  ['Walkthrough.mp4', 248 * MB, 7 * day],
  ['Signed contracts.zip', 52.7 * MB, 7 * day + 1],
  ['team-notes.txt', 3 * KB, 10 * day],
  ['Vendor quotes.pdf', 1.1 * MB, 13 * day],
]
const folders: readonly (readonly [string, number])[] = [
  ['Receipts', day],
  ['Contracts', 5 * day],
  ['Archive', 12 * day],
]

/** Fills Ana's space with the files of the mock-ups, with their sizes and times. */
export async function seedMockUp({ site }: TestServer, place: OtherPlace): Promise<void> {
  const { settings, tree } = site
  const limit = settings.maxEditSize
  settings.maxEditSize = 1024 * MB
  for (const [name, size] of files)
    await place.save(`${mockUpFolder}/${encodeURIComponent(name)}`, new Uint8Array(Math.round(size)))
  for (const [name] of folders) await place.createFolder(`${mockUpFolder}/${name}`)
  settings.maxEditSize = limit
  const stamp = (minutes: number) =>
    `${new Date(site.now() - minutes * 60_000).toISOString().slice(0, -1)}000000Z`
  for (const node of site.state.files) {
    const minutes =
      files.find(([name]) => name === node.name)?.[2] ?? folders.find(([name]) => name === node.name)?.[1]
    if (minutes !== undefined && tree.get(node.id) === node) node.updatedAt = stamp(minutes)
  }
  // Versions are as old as the file they are of.
  for (const entity of site.state.entities) {
    const owner = site.state.files.find((node) => node.primaryEntity === entity.id)
    if (owner !== undefined) Object.assign(entity, { createdAt: owner.updatedAt })
  }
}
