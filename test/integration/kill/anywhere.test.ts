import { expect, test } from 'vitest'
import type { Scene } from './enumerate.ts'
import { GetScene } from './get.ts'
import { inLane, type Lane, type LaneOptions } from './lane.ts'
import type { How } from './messages.ts'
import { positions } from './positions.ts'
import { PutScene } from './put.ts'

const size = 2_600_000
const kills = 6
const chunked = { maxEditSize: 1_000_000, policy: { chunkSize: 600_000, chunkConcurrency: 2 } }

interface Sending {
  readonly direction: 'up' | 'down'
  readonly how: How
  readonly options: LaneOptions
  readonly set: (lane: Lane, name: string) => Promise<Scene>
}

const put = (how: How, inChunks: boolean) => (lane: Lane, name: string) =>
  PutScene.set(lane, { target: 'replace', size, how, inChunks, interferes: false }, name)
const get = (how: How) => (lane: Lane, name: string) =>
  GetScene.set(lane, { size, how, overwrite: true }, name)

test.concurrent.each<[string, Sending]>([
  ['a PUT', { direction: 'up', how: 'again', options: {}, set: put('again', false) }],
  ['a session', { direction: 'up', how: 'resume', options: chunked, set: put('resume', true) }],
  ['a download', { direction: 'down', how: 'again', options: {}, set: get('again') }],
])('killed at any byte of %s', { timeout: 240_000 }, async (what, { direction, how, options, set }) => {
  await inLane(options, async (lane) => {
    let victim = await lane.spawn()
    for (const position of positions(what, kills, size)) {
      const scene = await set(lane, `at-${position}.dat`)
      const target = victim
      lane.wire.breakAfter(direction, position, () => target.kill())
      expect(await victim.obey({ kind: 'do', job: scene.job, killAt: null })).toBeNull()
      lane.wire.mend()
      await scene.interrupted()
      victim = await lane.spawn()
      const report = await victim.obey({ kind: 'start', job: scene.job, how })
      if (!report) throw new Error('the next process was killed as well')
      await scene.finished(report)
    }
  })
})
