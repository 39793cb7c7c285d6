import { readdir, readFile, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { copyToRestore, removeCopy } from '../../../src/core/services/safety-copies.ts'
import { textOf, World } from './world.ts'

const uri = 'cloudreve://my/report.txt'

/** Our content replaced `old` on a server that keeps no versions. */
async function withCopy() {
  const world = await World.open({ passphrase: 'kept' })
  const [owner] = world.server.site.state.users
  if (owner) owner.retention = { enabled: false, max: 0, ext: [] }
  await world.other.save(uri, Buffer.from('old'))
  await world.put(await world.local('report.txt', 'ours'), uri)
  const { store, clock, safety, profile } = world.core
  const [copy] = await store.safetyCopies.list()
  if (!copy || !safety) throw new Error('no copy')
  const restore = async () => {
    const deps = { safety, store, clock, spool: profile.spool }
    const [transfer] = await world.core.engine.add([await copyToRestore(deps, world.connection, copy)])
    return textOf(await world.run(transfer ?? { id: '' }))
  }
  return { world, copy, restore }
}

test('a copy is not readable on the disk, and comes back over what this device wrote', async () => {
  const { world, copy, restore } = await withCopy()
  expect((await readFile(copy.path)).includes('old')).toBe(false)
  expect(await restore()).toBe('done saved')
  expect(await world.content(uri)).toBe('old')
})

test('over what somebody else wrote since it is a question, and nothing is sent', async () => {
  const { world, restore } = await withCopy()
  await world.other.save(uri, Buffer.from('theirs'))
  expect(await restore()).toBe('needs-decision stale')
  expect(await world.content(uri)).toBe('theirs')
})

test('a copy that was altered or cut is refused', async () => {
  const { world, copy, restore } = await withCopy()
  const sealed = await readFile(copy.path)
  await writeFile(
    copy.path,
    sealed.map((byte, at) => (at === sealed.length - 1 ? byte ^ 1 : byte)),
  )
  await expect(restore()).rejects.toMatchObject({ code: 'profile-damaged' })
  await writeFile(copy.path, sealed.subarray(0, -1))
  await expect(restore()).rejects.toMatchObject({ code: 'profile-damaged' })
  expect(await world.content(uri)).toBe('ours')
  expect(await readdir(world.core.profile.spool)).toEqual([])
})

test('a deleted copy leaves nothing on the disk', async () => {
  const { world, copy } = await withCopy()
  await removeCopy(world.core.store, copy)
  expect(await readdir(world.core.profile.safety)).toEqual([])
  expect(await world.core.store.safetyCopies.list()).toEqual([])
})
