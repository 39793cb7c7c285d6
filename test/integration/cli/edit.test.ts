import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { signedIn, type World } from './harness/world.ts'

const uri = 'cloudreve://my/plan.txt'

/** An editor that is a line of shell: `$1` is the file. */
const editor = (script: string) => ({ EDITOR: `sh -c '${script}' sh` })

async function withFile(content = 'begin'): Promise<World> {
  const world = await signedIn()
  await world.other.save(uri, Buffer.from(content))
  return world
}

const copies = (world: World) => readdir(join(world.home, 'edits'))

it('what the editor saves is sent, and nothing stays here', async () => {
  const world = await withFile()
  const { code, events } = await world.run(['edit', uri, '--json'], { env: editor('printf changed > "$1"') })
  expect(code).toBe(0)
  expect(await world.content(uri)).toBe('changed')
  expect(events.filter(({ event }) => event === 'result')).toMatchObject([{ result: 'replaced', uri }])
  expect(await copies(world)).toEqual([])
})

it('each save is sent while the editor is open, and nothing for one that only reads', async () => {
  const world = await withFile()
  const wait = 'while [ ! -e "$REDROP_SEEN" ]; do sleep 0.1; done'
  const seen = join(world.folder, 'seen')
  const script = `printf first > "$1"; ${wait}; printf second > "$1"`
  const running = world.begin(['edit', uri, '--json'], {
    env: { EDITOR: `REDROP_SEEN=${seen} sh -c '${script}' sh` },
  })
  await running.out.shows(/"result":"replaced"/)
  expect(await world.content(uri)).toBe('first')
  await world.file('seen', 'replaced')
  expect(await running.ended).toMatchObject({ code: 0 })
  expect(await world.content(uri)).toBe('second')
  const before = world.bytesReceived()
  expect(await world.run(['edit', uri], { env: editor('cat "$1" > /dev/null') })).toMatchObject({ code: 0 })
  expect(world.bytesReceived()).toBe(before)
})

it('a version of somebody else ends with 3 and keeps the copy; the next edit goes on with it, and an answer ends it', async () => {
  const world = await withFile()
  const there = join(world.folder, 'there')
  const script = `while [ ! -e ${there} ]; do sleep 0.1; done; printf mine > "$1"`
  const running = world.begin(['edit', uri, '--json'], { env: editor(script) })
  await running.out.shows(/"event":"editing"/)
  await world.other.save(uri, Buffer.from('theirs'))
  await world.file('there', '')
  const first = await running.ended
  expect(first.code).toBe(3)
  expect(first.events.at(-1)).toMatchObject({ event: 'edit-kept', uri })
  expect(await world.content(uri)).toBe('theirs')
  expect(await copies(world)).toHaveLength(1)
  const again = await world.run(['edit', uri, '--on-conflict', 'replace'], { env: editor('cat "$1"') })
  expect(again.code).toBe(0)
  expect(await world.content(uri)).toBe('mine')
  expect(await copies(world)).toEqual([])
})

it('programs are not opened; an editor that is not there is said', async () => {
  const world = await withFile()
  await world.other.save('cloudreve://my/run.sh', Buffer.from('echo'))
  const refused = await world.run(['edit', 'cloudreve://my/run.sh'], { env: editor('touch "$1"') })
  expect(refused).toMatchObject({ code: 1 })
  expect(refused.err).toContain('is a program')
  const missing = await world.run(['edit', uri], { env: { EDITOR: 'no-such-editor' } })
  expect(missing).toMatchObject({ code: 2 })
  expect(missing.err).toContain('no-such-editor')
  expect(await copies(world)).toEqual([])
})
