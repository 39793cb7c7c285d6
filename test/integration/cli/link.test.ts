import { rm } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { signedIn } from './harness/world.ts'
import { keys } from './harness/streams.ts'

const plan = 'cloudreve://my/plan.txt'

async function linked() {
  const world = await signedIn()
  await world.other.save(plan, Buffer.from('theirs'))
  const path = await world.file('plan.txt', 'mine')
  const added = await world.run(['link', 'add', path, plan, '--json'])
  expect(added.code).toBe(0)
  const id = String(added.events.find(({ event }) => event === 'link')?.['id'])
  return { ...world, path, id }
}

it('a local file is linked, listed, sent by hand and unlinked', async () => {
  const { run, path, id, content, file } = await linked()
  expect((await run(['link', 'list', '--json'])).events).toEqual([
    expect.objectContaining({ id, local: path, uri: plan, mode: 'on-save', phase: 'changed', saves: 0 }),
  ])
  expect(await content(plan)).toBe('theirs')

  const pushed = await run(['link', 'push', id.slice(0, 8)], { tty: true })
  expect(pushed.out).toContain('Replaced “plan.txt” (4 bytes).')
  expect(await content(plan)).toBe('mine')
  expect((await run(['link', 'push', id.slice(0, 8)], { tty: true })).out).toContain('has not changed')

  await file('plan.txt', 'mine, again')
  expect((await run(['link'])).out).toContain('changed, not sent')
  expect((await run(['link', 'push'])).code).toBe(0)
  expect(await content(plan)).toBe('mine, again')
  expect((await run(['link', 'push', '--json'])).events).toEqual([])

  expect((await run(['link', 'rm', path])).code).toBe(0)
  expect((await run(['link'])).out).toContain('There are no links.')
  expect(await content(plan)).toBe('mine, again')
})

it('a question ends with 3, and stays for the next push', async () => {
  const { run, begin, id, other, content } = await linked()
  await other.save(plan, Buffer.from('theirs, newer'))
  const { code, events } = await run(['link', 'push', id, '--json'])
  expect(code).toBe(3)
  expect(events.at(-1)).toMatchObject({ result: 'needs-decision', conflict: 'stale' })
  expect((await run(['link', '--json'])).events).toMatchObject([{ phase: 'needs-you' }])
  const asked = begin(['link', 'push', id], { tty: true })
  await asked.err.shows(/Decide later/)
  asked.type(keys.down + keys.enter)
  expect((await asked.ended).code).toBe(0)
  expect(await content(plan)).toBe('mine')
})

it('a policy answers as it does for put', async () => {
  const { run, id, other, content } = await linked()
  await other.save(plan, Buffer.from('theirs, newer'))
  expect((await run(['link', 'push', id, '--on-conflict', 'keep'])).code).toBe(0)
  expect(await content(plan)).toBe('theirs, newer')
})

it('links are paused and go on', async () => {
  const { run, path, id } = await linked()
  expect((await run(['link', 'pause'])).code).toBe(0)
  expect((await run(['link', '--json'])).events).toMatchObject([{ id, paused: true }])
  expect((await run(['link', 'resume', path])).code).toBe(0)
  expect((await run(['link', '--json'])).events).toMatchObject([{ id, paused: false }])
})

it('what cannot be linked is said', async () => {
  const { run, path, file, other } = await linked()
  expect((await run(['link', 'add', path, plan])).err).toContain(
    '“plan.txt” is linked to a local file already.',
  )
  expect((await run(['link', 'add', path, 'cloudreve://my/none.txt'])).code).toBe(6)
  await other.save('cloudreve://my/other.txt', Buffer.from('theirs'))
  await rm(await file('none.txt', ''))
  expect((await run(['link', 'add', 'none.txt', 'cloudreve://my/other.txt'])).code).toBe(6)
  expect((await run(['link', 'push', 'nobody'])).err).toContain('There is no link “nobody”.')
})
