import { expect, test } from 'vitest'
import { killAtEveryEvent } from './enumerate.ts'
import { GetScene, type GetPlan } from './get.ts'
import { inLane, type LaneOptions } from './lane.ts'
import { PutScene, type PutPlan } from './put.ts'
import { UndoScene, type UndoPlan } from './undo.ts'

const size = 1_500_000

test.concurrent.each<[string, PutPlan]>([
  ['create', { target: 'create', size, how: 'again', interferes: false }],
  ['replace', { target: 'replace', size, how: 'resume', interferes: false }],
  ['create where somebody else puts something', { target: 'create', size, how: 'again', interferes: true }],
  ['replace of what somebody else replaces', { target: 'replace', size, how: 'resume', interferes: true }],
])('killed at any journal write by PUT: %s', { timeout: 240_000 }, async (_, plan) => {
  await expectHonestPut({}, plan, ['attempts.open', 'attempts.released', 'transfers.settle'])
})

const chunked = { maxEditSize: 1_000_000, policy: { chunkSize: 1024 ** 2, chunkConcurrency: 2 } }
const large = 3_500_000

test.concurrent.each<[string, PutPlan]>([
  ['create', { target: 'create', size: large, inChunks: true, how: 'resume', interferes: false }],
  [
    'replace of what somebody else replaces',
    { target: 'replace', size: large, inChunks: true, how: 'resume', interferes: true },
  ],
])('killed at any journal write by session: %s', { timeout: 240_000 }, async (_, plan) => {
  const writes = [
    'attempts.open',
    'attempts.sessionCreated',
    'attempts.chunksDone',
    'attempts.released',
    'transfers.settle',
  ]
  await expectHonestPut(chunked, plan, writes)
})

test.concurrent.each<[string, PutPlan]>([
  ['replace', { target: 'replace', size: large, inChunks: true, how: 'again', interferes: false }],
])('killed at any journal write by encrypted session: %s', { timeout: 240_000 }, async (_, plan) => {
  const policy = { ...chunked.policy, encryption: true }
  const writes = ['attempts.sessionCreated', 'attempts.chunksDone', 'attempts.released', 'transfers.settle']
  await expectHonestPut({ ...chunked, policy, keepsSecrets: true }, plan, writes)
})

const keepsNothing: LaneOptions = { retention: { enabled: false, max: 0, ext: [] }, keepsSecrets: true }

test.concurrent.each<[string, PutPlan]>([
  ['replace', { target: 'replace', size, how: 'again', interferes: false }],
])(
  'killed at any journal write where the server keeps no versions: %s',
  { timeout: 240_000 },
  async (_, plan) => {
    await expectHonestPut(keepsNothing, plan, ['safetyCopies.add', 'attempts.open', 'transfers.settle'])
  },
)

test.concurrent.each<[string, GetPlan]>([
  ['to a free place', { size: large, how: 'again', overwrite: false }],
  ['over a file', { size: large, how: 'resume', overwrite: true }],
])('killed at any journal write of a download %s', { timeout: 240_000 }, async (_, plan) => {
  const events = await inLane({}, (lane) =>
    killAtEveryEvent(lane, plan.how, (name) => GetScene.set(lane, plan, name)),
  )
  expectWrites(events, ['transfers.add', 'leases.acquire', 'transfers.settle', 'leases.release'])
})

test.concurrent.each<[string, LaneOptions, UndoPlan, string[]]>([
  ['to a version', {}, { how: 'again', undoes: 'replace' }, ['history.markUndone', 'history.add']],
  ['to the trash', {}, { how: 'again', undoes: 'create' }, ['history.markUndone', 'history.add']],
  [
    'to a safety copy',
    keepsNothing,
    { how: 'again', undoes: 'replace' },
    ['transfers.add', 'transfers.settle'],
  ],
])('killed at any journal write of an undo %s', { timeout: 240_000 }, async (_, options, plan, writes) => {
  const events = await inLane(options, (lane) =>
    killAtEveryEvent(lane, plan.how, (name, victim) => UndoScene.set(lane, plan, name, victim)),
  )
  expectWrites(events, writes)
})

async function expectHonestPut(
  options: LaneOptions,
  plan: PutPlan,
  writes: readonly string[],
): Promise<void> {
  const events = await inLane(options, (lane) =>
    killAtEveryEvent(lane, plan.how, (name) => PutScene.set(lane, plan, name)),
  )
  expectWrites(events, writes)
}

function expectWrites(events: readonly string[], writes: readonly string[]): void {
  const both = writes.flatMap((write) => [`before ${write}`, `after ${write}`])
  expect(events).toEqual(expect.arrayContaining(both))
}
