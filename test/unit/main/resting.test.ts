import { expect, test } from 'vitest'
import type { TransferRecord } from '../../../src/main/activity/record.ts'
import { Resting } from '../../../src/main/edits/resting.ts'
import type { TransferState } from '../../../src/shared/model/index.ts'

function desk(paused = false) {
  const records = new Map<string, TransferRecord>()
  const get = (id: string) => records.get(id) ?? null
  const resting = new Resting({ get }, () => paused)
  const put = (state: TransferState) => {
    records.set('one', { state, hold: null } as TransferRecord)
    resting.hear()
  }
  return { resting, put }
}

test.each<TransferState>([
  { name: 'done', as: 'saved' },
  { name: 'ended', as: 'cancelled' },
  { name: 'waiting', why: 'offline' },
])('a transfer is at rest once it is %j', async (state) => {
  const { resting, put } = desk()
  put({ name: 'queued' })
  let isOver = false
  const over = resting.of('one').then(() => (isOver = true))
  put({ name: 'checking' })
  await Promise.resolve()
  expect(isOver).toBe(false)
  put(state)
  await over
})

test('what nobody knows, and what waits while all are paused, is at rest at once', async () => {
  await desk().resting.of('unknown')
  const { resting, put } = desk(true)
  put({ name: 'queued' })
  await resting.of('one')
})
