import { mkdir, writeFile, utimes } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { list } from '../../../src/core/cloudreve/listing.ts'
import { fileRef } from '../../../src/core/engine/entries.ts'
import type { NewTransfer } from '../../../src/core/engine/engine.ts'
import { carryOut } from '../../../src/core/services/plan/carry-out.ts'
import { compareContent, lookAtRemote } from '../../../src/core/services/plan/look.ts'
import { Plan } from '../../../src/core/services/plan/plan.ts'
import { readPlan } from '../../../src/core/services/plan/read-plan.ts'
import type { PlanFileRow } from '../../../src/core/services/plan/types.ts'
import { World } from '../engine/world.ts'

let world: World
beforeEach(async () => {
  world = await World.open()
})

const inbox = 'cloudreve://my/Inbox'
const save = (path: string, content: string) => world.other.save(`${inbox}/${path}`, Buffer.from(content))

/** Local files by their paths, newer than anything on the server. Answers what would be dropped. */
async function local(files: Readonly<Record<string, string>>): Promise<string[]> {
  for (const [path, content] of Object.entries(files)) {
    const full = join(world.folder, 'local', path)
    await mkdir(dirname(full), { recursive: true })
    await writeFile(full, content)
    await world.touch(full)
  }
  const tops = new Set(Object.keys(files).map((path) => path.split('/')[0] ?? path))
  return [...tops].map((name) => join(world.folder, 'local', name))
}

async function plan(
  paths: readonly string[],
  { keepBoth = false, signal = new AbortController().signal } = {},
): Promise<Plan> {
  const { connection, core } = world
  const { parent } = await list(connection.api, inbox)
  world.mark()
  const folder = fileRef(connection.account, parent)
  const sources = paths.map((path) => ({ path, name: basename(path) }))
  const deps = { store: core.store, keepsCopies: false, inUse: new Set<string>(), copyLabel: ' (copy)' }
  const watch = { signal, onFound: () => undefined }
  return new Plan(await readPlan(deps, connection, { sources, folder, keepBoth }, watch), ' (copy)')
}

/** Carries it out to the last byte; answers names of folders that failed. */
async function send(made: Plan): Promise<string[]> {
  const failed: string[] = []
  const wanted: NewTransfer[] = []
  const deps = {
    clock: world.clock,
    keepModified: false,
    add: (some: readonly NewTransfer[]) => Promise.resolve(void wanted.push(...some)),
    onFailed: (folder: { path: readonly string[] }) => void failed.push(folder.path.join('/')),
    onMade: () => undefined,
  }
  await carryOut(deps, world.connection, made, new AbortController().signal)
  for (const { id } of await world.core.engine.add(wanted)) await world.run({ id })
  return failed
}

const kinds = (made: Plan) =>
  Object.fromEntries(made.rows.map((row) => [[...row.folder.path, row.name].join('/'), row.judged.kind]))
const row = (made: Plan, name: string) => {
  const found = made.rows.find((one): one is PlanFileRow => one.type === 'file' && one.name === name)
  if (!found) throw new Error(`no row for ${name}`)
  return found
}

describe('a plan', () => {
  it('matches a tree by paths and names, and one listing a folder is all it asks', async () => {
    await save('Trip/plan.txt', 'the old plan')
    await save('Trip/NOTES.txt', 'their notes')
    const made = await plan(
      await local({
        'Trip/plan.txt': 'the new plan',
        'Trip/notes.txt': 'our notes',
        'Trip/Photos/Beach/a.jpg': 'a beach',
        'Trip/Photos/Thumbs.db': 'a view',
      }),
    )
    expect(kinds(made)).toEqual({
      'Trip/plan.txt': 'replace',
      'Trip/notes.txt': 'taken',
      'Trip/Photos/Photos': 'folder',
      'Trip/Photos/Thumbs.db': 'left-out',
      'Trip/Photos/Beach/Beach': 'folder',
      'Trip/Photos/Beach/a.jpg': 'new',
    })
    expect(world.requests().filter((one) => one === 'GET /file')).toHaveLength(2)
    expect(world.contentBytes()).toBe(0)
  })

  it('sends what was chosen, byte by byte, in folders that it made', async () => {
    await save('Trip/plan.txt', 'the old plan')
    await save('Trip/keep.txt', 'theirs')
    const made = await plan(
      await local({
        'Trip/plan.txt': 'the new plan',
        'Trip/keep.txt': 'ours',
        'Trip/Photos/a.jpg': 'a beach',
        'Trip/Photos/.DS_Store': 'a view',
        'Trip/Later/b.txt': 'not now',
      }),
    )
    made.choose([row(made, 'keep.txt').id], 'beside')
    made.choose([row(made, '.DS_Store').id], 'include')
    made.choose([row(made, 'b.txt').id], 'skip')
    expect(await send(made)).toEqual([])
    expect(await world.content(`${inbox}/Trip/plan.txt`)).toBe('the new plan')
    expect(await world.content(`${inbox}/Trip/keep.txt`)).toBe('theirs')
    expect(await world.content(`${inbox}/Trip/keep%20(copy).txt`)).toBe('ours')
    expect(await world.content(`${inbox}/Trip/Photos/a.jpg`)).toBe('a beach')
    expect(await world.content(`${inbox}/Trip/Photos/.DS_Store`)).toBe('a view')
    expect(world.server.site.state.files.some(({ name }) => name === 'Later')).toBe(false)
  })

  it('speaks for a folder with all that is in it, and makes an empty one', async () => {
    await save('x.txt', 'x')
    const paths = await local({ 'Trip/A/a.txt': 'a', 'Trip/A/b.txt': 'b' })
    await mkdir(join(world.folder, 'local', 'Trip', 'Empty'))
    const made = await plan(paths)
    const folder = made.rows.find((one) => one.type === 'folder' && one.name === 'A')
    made.choose([folder?.id ?? -1], 'skip')
    expect(made.counts()).toMatchObject({ sending: { files: 0, folders: 2 } })
    await send(made)
    expect(world.node('Empty').name).toBe('Empty')
    expect(world.server.site.state.files.some(({ name }) => name === 'A')).toBe(false)
  })

  it('asks for no further page once it is given up', async () => {
    await save('0.txt', 'content')
    const first = world.node('0.txt')
    const { site } = world.server
    for (let at = 1; at < 3_500; at++)
      site.tree.add({ ...first, id: site.nextId('file'), name: `${at}.txt`, entities: [...first.entities] })
    const controller = new AbortController()
    const paths = await local({ '0.txt': 'a', '1.txt': 'b' })
    world.before('GET /file/info', () =>
      world.before('GET /file', () => controller.abort(new Error('given up'))),
    )
    await expect(plan(paths, { signal: controller.signal })).rejects.toThrow('given up')
    expect(world.requests().filter((one) => one === 'GET /file')).toHaveLength(1)
  })

  it('never makes a folder again that was moved while it was open', async () => {
    await save('Trip/x.txt', 'x')
    const made = await plan(await local({ 'Trip/New/a.txt': 'a' }))
    const moved = { uri: `${inbox}/Trip`, new_name: 'Moved' }
    await world.other.call('POST', '/file/rename', JSON.stringify(moved))
    expect(await send(made)).toEqual(['Trip/New'])
    expect(world.server.site.state.files.some(({ name }) => name === 'Trip' || name === 'New')).toBe(false)
  })

  it('asks about a file that was changed after it was shown', async () => {
    await save('a.txt', 'one')
    const made = await plan(await local({ 'a.txt': 'mine' }))
    await save('a.txt', 'two, meanwhile')
    await send(made)
    expect(await world.content(`${inbox}/a.txt`)).toBe('two, meanwhile')
  })
})

describe('rows that are looked at', () => {
  it('learn that the server has the content already', async () => {
    await save('other.txt', 'x')
    const [path = ''] = await local({ 'a.txt': 'the same' })
    await world.put(path, `${inbox}/a.txt`)
    const made = await plan([path])
    const one = row(made, 'a.txt')
    expect([one.judged.kind, one.choice]).toEqual(['unchecked', 'if-different'])
    const read = await compareContent(one, { anySize: false })
    if (read) made.learn(one, read)
    expect([one.judged.kind, one.choice, made.isSent(one)]).toEqual(['same', 'skip', false])
  })

  it('learn of a newer version, and what was chosen is a question again', async () => {
    await save('a.txt', 'one')
    const made = await plan(await local({ 'a.txt': 'mine' }))
    const one = row(made, 'a.txt')
    expect(one.choice).toBe('replace')
    await save('a.txt', 'two, meanwhile')
    const seen = await lookAtRemote({ store: world.core.store, keepsCopies: false }, world.connection, one)
    if (seen) made.learn(one, seen)
    expect([one.judged.kind, one.choice]).toEqual(['newer', null])
    made.choose([one.id], 'replace')
    await send(made)
    expect(await world.content(`${inbox}/a.txt`)).toBe('mine')
  })

  it('older than the server’s file are a question from the start', async () => {
    await save('a.txt', 'theirs')
    const [path = ''] = await local({ 'a.txt': 'ours, from long ago' })
    await utimes(path, new Date(0), new Date(0))
    expect(kinds(await plan([path]))).toEqual({ 'a.txt': 'newer' })
  })
})
