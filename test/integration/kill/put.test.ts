import { expect, test } from 'vitest'
import { killAtEveryEvent } from './enumerate.ts'
import { inLane, type LaneOptions } from './lane.ts'
import { PutScene, type PutPlan } from './put.ts'

const size = 1_500_000

test.concurrent.each<[string, PutPlan]>([
  ['create', { target: 'create', size, how: 'again', interferes: false }],
  ['create, resumed', { target: 'create', size, how: 'resume', interferes: false }],
  ['replace', { target: 'replace', size, how: 'again', interferes: false }],
  ['replace, resumed', { target: 'replace', size, how: 'resume', interferes: false }],
  ['create where somebody else puts something', { target: 'create', size, how: 'again', interferes: true }],
  ['replace of what somebody else replaces', { target: 'replace', size, how: 'resume', interferes: true }],
])('killed at any journal write by PUT: %s', async (_, plan) => {
  await expectHonest({}, plan, ['attempts.open', 'attempts.released', 'transfers.settle'])
})

const chunked = { maxEditSize: 1_000_000, policy: { chunkSize: 1024 ** 2, chunkConcurrency: 2 } }
const large = 3_500_000

test.concurrent.each<[string, PutPlan]>([
  ['create', { target: 'create', size: large, inChunks: true, how: 'resume', interferes: false }],
  ['replace', { target: 'replace', size: large, inChunks: true, how: 'again', interferes: false }],
  [
    'replace of what somebody else replaces',
    { target: 'replace', size: large, inChunks: true, how: 'resume', interferes: true },
  ],
])('killed at any journal write by session: %s', async (_, plan) => {
  const writes = [
    'attempts.open',
    'attempts.sessionCreated',
    'attempts.chunksDone',
    'attempts.released',
    'transfers.settle',
  ]
  await expectHonest(chunked, plan, writes)
})

async function expectHonest(options: LaneOptions, plan: PutPlan, writes: readonly string[]): Promise<void> {
  const events = await inLane(options, (lane) =>
    killAtEveryEvent(lane, plan.how, (name) => PutScene.set(lane, plan, name)),
  )
  expect(events).toEqual(
    expect.arrayContaining(writes.flatMap((write) => [`before ${write}`, `after ${write}`])),
  )
}
