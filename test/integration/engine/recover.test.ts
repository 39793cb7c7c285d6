import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nothing, textOf, World } from './world.ts'

const uri = 'cloudreve://my/report.txt'
const content = 'ours '.repeat(1_000)
const chunk = { method: 'POST', path: /\/file\/upload\// }

async function world(): Promise<World> {
  const made = await World.open({ settings: { maxEditSize: 2_000 } })
  Object.assign(made.server.site.state.policies[0] ?? {}, { chunkSize: 1_000, chunkConcurrency: 1 })
  await made.other.save(uri, Buffer.from('old'))
  const { instance } = made.connection.account
  await made.core.store.sites.patch(instance, { putLimit: 2_000, putLimitAt: made.clock.now() })
  return made
}

test('a session of a transfer that was cancelled while the server could not be reached is deleted by the next start', async () => {
  const made = await world()
  const transfer = await made.plan(await made.local('report.txt', content), uri)
  made.server.faults.add({ match: chunk, do: { kind: 'cut', afterBodyBytes: 0 } })
  expect(textOf(await made.run(transfer))).toBe('waiting backoff')
  const unreachable = made.server.faults.add({ match: () => true, do: { kind: 'cut', afterBodyBytes: 0 } })
  await expect(made.core.engine.cancel(transfer.id, 'cancelled')).rejects.toThrow()
  const { revision } = (await made.core.store.transfers.get(transfer.id)) ?? { revision: 0 }
  await made.core.store.transfers.update(transfer.id, revision, { state: { name: 'ended', as: 'cancelled' } })
  // Still unreachable: left for later, and nothing is thrown.
  await made.core.engine.recover()
  expect(made.leftovers()).toEqual({ locks: 1, placeholders: 1, marks: 1 })
  unreachable()
  await made.restart()
  await made.core.engine.recover()
  expect(made.leftovers()).toEqual(nothing)
  expect(await made.core.store.attempts.unanswered()).toEqual([])
  expect(await made.content(uri)).toBe('old')
  expect(textOf((await made.core.store.transfers.get(transfer.id)) ?? transfer)).toBe('ended cancelled')
})

test('content of a cancelled transfer that proves to be saved is recorded as that, with its undo', async () => {
  const made = await world()
  const transfer = await made.plan(await made.local('report.txt', 'ours'), uri)
  const match = { method: 'PUT', path: /\/file\/content/ }
  made.server.faults.add({ match, times: 1, do: { kind: 'cut-after-body' } })
  made.clock.meanwhile = () => made.stop.abort(new Error('the process goes away'))
  await made.run(transfer)
  const { revision } = (await made.core.store.transfers.get(transfer.id)) ?? { revision: 0 }
  await made.core.store.transfers.update(transfer.id, revision, { state: { name: 'ended', as: 'cancelled' } })
  await made.restart()
  await made.core.engine.recover()
  expect(textOf((await made.core.store.transfers.get(transfer.id)) ?? transfer)).toBe('done saved')
  const [row] = await made.core.store.history.list({ transferId: transfer.id, limit: 1 })
  expect(row).toMatchObject({ result: 'replaced', undo: { to: { kind: 'version' } } })
  expect(await made.core.store.attempts.unanswered()).toEqual([])
})

test('an open transfer keeps its session, and goes on with it', async () => {
  const made = await world()
  const transfer = await made.plan(await made.local('report.txt', content), uri)
  const broken = made.server.faults.add({ match: chunk, do: { kind: 'cut', afterBodyBytes: 0 } })
  await made.run(transfer)
  broken()
  await made.restart()
  await made.core.engine.recover()
  expect(made.leftovers()).toEqual({ locks: 1, placeholders: 1, marks: 1 })
  made.mark()
  expect(textOf(await made.run(transfer))).toBe('done saved')
  expect(made.requests()).not.toContain('PUT /file/upload')
  expect(await made.content(uri)).toBe(content)
  expect(made.leftovers()).toEqual(nothing)
})

test('files of dead processes go, files of living ones and of open transfers stay', async () => {
  const made = await world()
  const { spool, safety } = made.core.profile
  const dead = 2 ** 22 + 1
  const needed = join(spool, `content.${dead}`)
  await writeFile(needed, 'needed by a transfer')
  await made.plan(needed, 'cloudreve://my/new.txt')
  await writeFile(join(spool, `content.${process.pid}`), 'of this process')
  await writeFile(join(spool, `other.${dead}`), 'of a dead one')
  await writeFile(join(spool, `other.${dead}.part`), 'of a dead one')
  await writeFile(join(safety, `copy.sealed.${dead}`), 'without a row')
  await made.core.engine.recover()
  expect((await readdir(spool)).sort()).toEqual([`content.${dead}`, `content.${process.pid}`].sort())
  expect(await readdir(safety)).toEqual([])
})
