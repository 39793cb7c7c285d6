import { describe, expect, test } from 'vitest'
import type { Conflict, Decision, DecisionKind, Transfer } from '../../../src/shared/model/index.ts'
import { decisionsFor } from '../../../src/core/domain/decisions.ts'
import { conflictOf, nothing, textOf, World } from './world.ts'

const file = 'cloudreve://my/report.txt'
const copy = 'cloudreve://my/report 2.txt'
const elsewhere = 'cloudreve://my/Old/report.txt'
const inFolder = 'cloudreve://my/Docs/report.txt'
const places = [file, copy, elsewhere, inFolder]

const post = (world: World, path: string, body: object, method = 'POST') =>
  world.other.call(method, path, JSON.stringify(body))
const folder = (world: World, uri: string) => post(world, '/file/create', { uri, type: 'folder' })

/** How each conflict comes about: what is there, and what is done between the plan and its run. */
const conflicts = {
  stale: replacing((world) => world.other.save(file, Buffer.from('theirs'))),
  moved: replacing(async (world) => {
    await folder(world, 'cloudreve://my/Old')
    await post(world, '/file/move', { uris: [file], dst: 'cloudreve://my/Old' })
  }),
  trashed: replacing((world) => post(world, '/file', { uris: [file] }, 'DELETE')),
  deleted: replacing((world) => post(world, '/file', { uris: [file], skip_soft_delete: true }, 'DELETE')),
  locked: replacing((world) => {
    world.server.site.hold(file, { type: 'viewer' })
  }),
  guard: replacing(() => undefined, ''),
  covered: replacing(async (world) => {
    world.server.faults.lostUpdateWindow(2)
    void world.other.save(file, Buffer.from('theirs'))
    await world.arrived('PUT /file/content')
  }),
  taken: async (world: World) => {
    const transfer = await world.plan(await world.local('report.txt', 'ours'), file)
    await world.other.save(file, Buffer.from('theirs'))
    return world.run(transfer)
  },
  'folder-gone': async (world: World) => {
    await folder(world, 'cloudreve://my/Docs')
    const transfer = await world.plan(await world.local('report.txt', 'ours'), inFolder)
    await post(world, '/file', { uris: ['cloudreve://my/Docs'], skip_soft_delete: true }, 'DELETE')
    return world.run(transfer)
  },
} satisfies Record<string, (world: World) => Promise<Transfer>>
type Name = keyof typeof conflicts

function replacing(happens: (world: World) => unknown, content = 'ours') {
  return async (world: World) => {
    await world.other.save(file, Buffer.from('old'))
    const transfer = await world.plan(await world.local('report.txt', content), file)
    await happens(world)
    return world.run(transfer)
  }
}

/** When somebody else saves to the place that the answer writes to. */
const writers = ['nobody', 'before the answer', 'with the same base', 'while it is saved'] as const
type Writer = (typeof writers)[number]

async function outcome(name: Name, kind: DecisionKind, writer: Writer): Promise<string> {
  const world = await World.open()
  const asked = await conflicts[name](world)
  const conflict = conflictOf(asked)
  const decision = await answer(world, conflict, kind)
  const place = placeOf(conflict, decision)
  const somebody = () => world.other.save(place, Buffer.from('third one'))
  if (writer === 'before the answer') await somebody()
  if (writer === 'while it is saved') {
    world.server.faults.lostUpdateWindow(2)
    void somebody()
    await world.arrived('PUT /file/content')
  }
  const begun = world.server.requests.length
  if (writer === 'with the same base')
    world.server.faults.add({
      match: { method: 'PUT', path: /\/file\/(content|upload)$/ },
      times: 1,
      do: { kind: 'after', happens: somebody },
    })
  const end = await world
    .decide(asked, decision)
    .then((decided) => world.run(decided))
    .then(textOf, (error: unknown) => `refused ${(error as { code: string }).code}`)
  const sent = world.server.requests
    .slice(begun)
    .filter(isOurs)
    .reduce((sum, { bodyBytes }) => sum + bodyBytes, 0)
  const found = await Promise.all(places.map(async (uri) => [uri, await world.content(uri)] as const))
  const there = found.flatMap(([uri, content]) =>
    content === null ? [] : [`${uri.slice('cloudreve://my/'.length)}=${content}`],
  )
  // Whoever waits for a lock may leave it there: it is somebody else's.
  if (name !== 'locked') expect(world.leftovers()).toEqual(nothing)
  return [end, there.join(', '), sent].join(' | ')
}

/** Content that Redrop sent: the other writer names no version before it. */
function isOurs({
  path,
  query,
}: {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
}): boolean {
  return /\/file\/upload\/.+/.test(path) || (path.endsWith('/file/content') && 'previous' in query)
}

async function answer(world: World, conflict: Conflict, kind: DecisionKind): Promise<Decision> {
  const folder = await world.root()
  switch (kind) {
    case 'create':
      return { kind, folder, name: 'report 2.txt' }
    case 'replace':
      if (conflict.kind === 'stale') return { kind, over: conflict.current.id }
      if (conflict.kind === 'taken' && conflict.version) return { kind, over: conflict.version.id }
      if (conflict.kind === 'covered') return { kind, over: conflict.ours.id }
      break
    case 'follow':
      if (conflict.kind === 'moved') return { kind, to: conflict.to, over: conflict.current.id }
      break
    case 'restore-and-replace':
      if (conflict.kind === 'gone' && conflict.inTrash) return { kind, over: conflict.inTrash.version.id }
      break
    case 'bring-back':
      if (conflict.kind === 'covered') return { kind, version: conflict.by.id }
      break
    case 'wait':
    case 'release-lock':
    case 'accept-guard':
    case 'thin-out':
    case 'keep-remote':
      return { kind }
    case 'merged':
      // An answer to the same questions as "replace", with another source: see decisions.test.ts.
      break
  }
  throw new Error(`${kind} does not answer ${conflict.kind}`)
}

function placeOf(conflict: Conflict, decision: Decision): string {
  if (decision.kind === 'create') return copy
  return conflict.kind === 'moved' ? elsewhere : file
}

/** Conflict, answer, who else saves, what comes of it, what the server has then, bytes of ours that were sent for it. */
const table = `
  stale       | create              | nobody             | done saved             | report.txt=theirs, report 2.txt=ours       | 4
  stale       | create              | before the answer  | needs-decision taken   | report.txt=theirs, report 2.txt=third one  | 0
  stale       | create              | with the same base | needs-decision taken   | report.txt=theirs, report 2.txt=third one  | 4
  stale       | create              | while it is saved  | needs-decision covered | report.txt=theirs, report 2.txt=ours       | 4
  stale       | replace             | nobody             | done saved             | report.txt=ours                            | 4
  stale       | replace             | before the answer  | needs-decision stale   | report.txt=third one                       | 0
  stale       | replace             | with the same base | needs-decision stale   | report.txt=third one                       | 4
  stale       | replace             | while it is saved  | needs-decision covered | report.txt=ours                            | 4
  stale       | keep-remote         | nobody             | done declined          | report.txt=theirs                          | 0
  stale       | keep-remote         | before the answer  | done declined          | report.txt=third one                       | 0
  stale       | keep-remote         | with the same base | done declined          | report.txt=theirs                          | 0
  moved       | follow              | nobody             | done saved             | Old/report.txt=ours                        | 4
  moved       | follow              | before the answer  | needs-decision stale   | Old/report.txt=third one                   | 0
  moved       | follow              | with the same base | needs-decision stale   | Old/report.txt=third one                   | 4
  moved       | follow              | while it is saved  | needs-decision covered | Old/report.txt=ours                        | 4
  moved       | create              | nobody             | done saved             | report 2.txt=ours, Old/report.txt=old      | 4
  moved       | create              | before the answer  | needs-decision taken   | report 2.txt=third one, Old/report.txt=old | 0
  moved       | create              | with the same base | needs-decision taken   | report 2.txt=third one, Old/report.txt=old | 4
  moved       | create              | while it is saved  | needs-decision covered | report 2.txt=ours, Old/report.txt=old      | 4
  trashed     | create              | nobody             | done saved             | report 2.txt=ours                          | 4
  trashed     | create              | before the answer  | needs-decision taken   | report 2.txt=third one                     | 0
  trashed     | create              | with the same base | needs-decision taken   | report 2.txt=third one                     | 4
  trashed     | create              | while it is saved  | needs-decision covered | report 2.txt=ours                          | 4
  trashed     | restore-and-replace | nobody             | done saved             | report.txt=ours                            | 4
  trashed     | restore-and-replace | before the answer  | needs-decision taken   | report.txt=third one                       | 0
  trashed     | restore-and-replace | with the same base | needs-decision stale   | report.txt=third one                       | 4
  trashed     | restore-and-replace | while it is saved  | needs-decision covered | report.txt=ours                            | 4
  deleted     | create              | nobody             | done saved             | report 2.txt=ours                          | 4
  deleted     | create              | before the answer  | needs-decision taken   | report 2.txt=third one                     | 0
  deleted     | create              | with the same base | needs-decision taken   | report 2.txt=third one                     | 4
  deleted     | create              | while it is saved  | needs-decision covered | report 2.txt=ours                          | 4
  locked      | wait                | nobody             | needs-decision locked  | report.txt=old                             | 0
  locked      | wait                | before the answer  | needs-decision stale   | report.txt=third one                       | 0
  locked      | wait                | with the same base | needs-decision stale   | report.txt=third one                       | 0
  locked      | create              | nobody             | done saved             | report.txt=old, report 2.txt=ours          | 4
  locked      | create              | before the answer  | needs-decision taken   | report.txt=old, report 2.txt=third one     | 0
  locked      | create              | with the same base | needs-decision taken   | report.txt=old, report 2.txt=third one     | 4
  locked      | create              | while it is saved  | needs-decision covered | report.txt=old, report 2.txt=ours          | 4
  locked      | release-lock        | nobody             | done saved             | report.txt=ours                            | 4
  locked      | release-lock        | before the answer  | needs-decision stale   | report.txt=third one                       | 0
  locked      | release-lock        | with the same base | needs-decision stale   | report.txt=third one                       | 4
  locked      | release-lock        | while it is saved  | needs-decision covered | report.txt=ours                            | 4
  guard       | keep-remote         | nobody             | done declined          | report.txt=old                             | 0
  guard       | keep-remote         | before the answer  | done declined          | report.txt=third one                       | 0
  guard       | keep-remote         | with the same base | done declined          | report.txt=old                             | 0
  guard       | accept-guard        | nobody             | done saved             | report.txt=                                | 0
  guard       | accept-guard        | before the answer  | needs-decision stale   | report.txt=third one                       | 0
  guard       | accept-guard        | with the same base | needs-decision stale   | report.txt=third one                       | 0
  covered     | bring-back          | nobody             | done declined          | report.txt=theirs                          | 0
  covered     | bring-back          | before the answer  | refused conflict       | report.txt=third one                       | 0
  covered     | bring-back          | with the same base | done declined          | report.txt=theirs                          | 0
  covered     | replace             | nobody             | done saved             | report.txt=ours                            | 0
  covered     | replace             | before the answer  | done saved             | report.txt=third one                       | 0
  covered     | replace             | with the same base | done saved             | report.txt=ours                            | 0
  taken       | create              | nobody             | done saved             | report.txt=theirs, report 2.txt=ours       | 4
  taken       | create              | before the answer  | needs-decision taken   | report.txt=theirs, report 2.txt=third one  | 0
  taken       | create              | with the same base | needs-decision taken   | report.txt=theirs, report 2.txt=third one  | 4
  taken       | create              | while it is saved  | needs-decision covered | report.txt=theirs, report 2.txt=ours       | 4
  taken       | replace             | nobody             | done saved             | report.txt=ours                            | 4
  taken       | replace             | before the answer  | needs-decision stale   | report.txt=third one                       | 0
  taken       | replace             | with the same base | needs-decision stale   | report.txt=third one                       | 4
  taken       | replace             | while it is saved  | needs-decision covered | report.txt=ours                            | 4
  taken       | keep-remote         | nobody             | done declined          | report.txt=theirs                          | 0
  taken       | keep-remote         | before the answer  | done declined          | report.txt=third one                       | 0
  taken       | keep-remote         | with the same base | done declined          | report.txt=theirs                          | 0
  folder-gone | create              | nobody             | done saved             | report 2.txt=ours                          | 4
  folder-gone | create              | before the answer  | needs-decision taken   | report 2.txt=third one                     | 0
  folder-gone | create              | with the same base | needs-decision taken   | report 2.txt=third one                     | 4
  folder-gone | create              | while it is saved  | needs-decision covered | report 2.txt=ours                          | 4
`
const rows = table
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))

describe.each(Object.keys(conflicts) as Name[])('%s', (name) => {
  const own = rows.filter(([conflict]) => conflict === name)

  test.each(
    own.map(([, kind, writer, ...seen]) => [kind as DecisionKind, writer as Writer, seen.join(' | ')]),
  )('answered with %s, and %s saves: %s', async (kind, writer, seen) => {
    expect(await outcome(name, kind, writer)).toBe(seen)
  })

  test('every answer that is offered is in the table, with every writer', async () => {
    const world = await World.open()
    const kinds = decisionsFor(conflictOf(await conflicts[name](world))).map(({ kind }) => kind)
    const sends = (kind: DecisionKind) => own.some(([, one, , , , sent]) => one === kind && sent !== '0')
    const wanted = kinds.flatMap((kind) =>
      writers
        .filter((writer) => writer !== 'while it is saved' || sends(kind))
        .map((writer) => `${kind} ${writer}`),
    )
    expect(own.map(([, kind, writer]) => `${kind} ${writer}`)).toEqual(wanted)
  })
})
