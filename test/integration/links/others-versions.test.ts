import { writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { fileVersions } from '../../../src/core/services/versions.ts'
import type { Decision } from '../../../src/shared/model/index.ts'
import { conflictOf } from '../engine/world.ts'
import { LinkWorld, type Linked } from './link-world.ts'

/** A file of which the server keeps five versions: two of somebody else's, and what the link sends. */
async function crowded() {
  const links = await LinkWorld.open()
  const [owner] = links.world.server.site.state.users
  if (owner) owner.retention = { enabled: true, max: 5, ext: [] }
  const uri = 'cloudreve://my/plan.txt'
  await links.world.other.save(uri, Buffer.from('theirs, first'))
  const file = await links.linked('plan.txt', 'theirs, second')
  const listed = async () => {
    const { versions } = await fileVersions(links.world.core, links.world.connection, { id: file.fileId })
    return versions.map(({ origin }) => (origin.kind === 'this-device' ? 'ours' : 'theirs')).join(' ')
  }
  return { links, file, listed }
}

const save = (links: LinkWorld, file: Linked, content: string) =>
  links.save(() => writeFile(file.path, content))

/** Until the next one would push out what somebody else has saved. */
async function filled() {
  const { links, file, listed } = await crowded()
  for (const content of ['one', 'two', 'three']) await save(links, file, content)
  expect(await listed()).toBe('ours ours ours theirs theirs')
  await save(links, file, 'four')
  const asked = await links.transfer(file.id)
  expect(conflictOf(asked)).toMatchObject({ kind: 'pushes-out', canThinOut: true, others: [{ size: 13 }] })
  expect(await links.world.content(file.uri)).toBe('three')
  return { links, file, listed, answer: (decision: Decision) => links.decide(asked, decision) }
}

it('stopping sends nothing and pauses the link', async () => {
  const { links, file, listed, answer } = await filled()
  await answer({ kind: 'keep-remote' })
  expect(links.view(file.id).row).toMatchObject({ isPaused: true, others: 'ask', transfer: null })
  await save(links, file, 'five')
  expect(await listed()).toBe('ours ours ours theirs theirs')
})

it('thinning out deletes older versions of the link alone, and is not asked about again', async () => {
  const { links, file, listed, answer } = await filled()
  await answer({ kind: 'thin-out' })
  expect(await links.world.content(file.uri)).toBe('four')
  expect(await listed()).toBe('ours ours ours theirs theirs')
  for (const content of ['five', 'six', 'seven']) await save(links, file, content)
  expect(await links.world.content(file.uri)).toBe('seven')
  expect(await listed()).toBe('ours ours ours theirs theirs')
  expect(links.view(file.id).row).toMatchObject({ others: 'thin-out', saves: 7 })
})

it('versions that another upload of this device made are not deleted', async () => {
  const { links, file, listed } = await crowded()
  const { world } = links
  for (const content of ['dropped one', 'dropped two']) {
    await world.put(await world.local('other.txt', content), file.uri)
  }
  await save(links, file, 'one')
  await save(links, file, 'two')
  const asked = await links.transfer(file.id)
  expect(conflictOf(asked)).toMatchObject({ kind: 'pushes-out', canThinOut: false })
  expect(await listed()).toBe('ours ours ours theirs theirs')
})

it('letting them go is asked about once', async () => {
  const { links, file, listed, answer } = await filled()
  await answer({ kind: 'accept-guard' })
  for (const content of ['five', 'six']) await save(links, file, content)
  expect(await links.world.content(file.uri)).toBe('six')
  expect(await listed()).toBe('ours ours ours ours ours')
})

it('the question is there after a restart and can be looked at again', async () => {
  const { links, file } = await filled()
  await links.restart()
  const asked = await links.transfer(file.id)
  expect(await links.world.core.engine.refresh(asked.id)).toEqual(asked)
  await links.decide(asked, { kind: 'thin-out' })
  expect(await links.world.content(file.uri)).toBe('four')
})

it('ten minutes of a program that saves by itself push out no version of somebody else', async () => {
  const { links, file } = await crowded()
  for (let second = 0; second <= 600; second += 5) {
    await writeFile(file.path, `typed for ${second} seconds`)
    await links.links.lookAgain()
    await links.settle(5_000)
  }
  await links.settle()
  const { versions } = await fileVersions(links.world.core, links.world.connection, { id: file.fileId })
  const theirs = versions.filter(({ origin }) => origin.kind !== 'this-device')
  expect(theirs.map(({ size }) => size)).toEqual([14, 13])
  expect(conflictOf(await links.transfer(file.id)).kind).toBe('pushes-out')
  expect(links.view(file.id).row.saves).toBe(3)
  expect(links.handedOver).toHaveLength(4)
})
