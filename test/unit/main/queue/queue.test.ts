import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RedropError } from '../../../../src/shared/errors.ts'
import { at, fileAt, transfer } from '../fakes.ts'
import { Harness, settled } from './harness.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const saved = { name: 'done', as: 'saved' } as const

test('three run at a time, in the order they came', async () => {
  const harness = new Harness()
  await harness.add(...['a', 'b', 'c', 'd', 'e'].map((id) => transfer(id)))
  await settled()
  expect(harness.started).toEqual(['a', 'b', 'c'])
  harness.runOf('b').rest(saved)
  await settled()
  expect(harness.started).toEqual(['a', 'b', 'c', 'd'])
  expect(harness.phase('b')).toBe('saved')
  expect(harness.queue.size).toBe(4)
})

test('who waits to be tried again lends its turn, but not to ever more who then wait too', async () => {
  const harness = new Harness()
  harness.chosen.filesAtOnce = 1
  await harness.add(...['a', 'b', 'c'].map((id) => transfer(id)))
  await settled()
  harness.says('a', { name: 'waiting', why: 'backoff' })
  await settled()
  expect(harness.started).toEqual(['a', 'b'])
  harness.says('b', { name: 'waiting', why: 'backoff' })
  await settled()
  expect(harness.started).toEqual(['a', 'b'])
  harness.says('a', { name: 'sending', sent: 0 })
  harness.runOf('b').rest(saved)
  await settled()
  expect(harness.started).toEqual(['a', 'b'])
  harness.runOf('a').rest(saved)
  await settled()
  expect(harness.started).toEqual(['a', 'b', 'c'])
})

test('two transfers to one place never run at the same time', async () => {
  const harness = new Harness()
  const create = (id: string) =>
    transfer(id, { target: { kind: 'create', folder: fileAt('Docs'), name: 'new.txt' } })
  await harness.add(create('a'), create('b'), transfer('c'))
  await settled()
  expect(harness.started).toEqual(['a', 'c'])
  harness.runOf('a').rest(saved)
  await settled()
  expect(harness.started).toEqual(['a', 'c', 'b'])
})

test('a newer file for the same place stops the one under way before it is stored', async () => {
  const harness = new Harness()
  const target = transfer('a').target
  await harness.add(transfer('a'))
  await settled()
  const { signal } = harness.runOf('a')
  await harness.add(transfer('b', { target }))
  await settled()
  expect(signal.aborted).toBe(true)
  expect(signal.reason).not.toMatchObject({ code: 'cancelled' })
  expect(harness.started).toEqual(['a', 'b'])
})

test('cancelling stops the run with the wish to, and ends what is stored', async () => {
  const harness = new Harness()
  await harness.add(transfer('a'))
  await settled()
  const { signal } = harness.runOf('a')
  await harness.queue.cancel('a')
  expect(signal.reason).toMatchObject({ code: 'cancelled' })
  expect(harness.phase('a')).toBe('cancelled')
  expect(harness.queue.size).toBe(0)
})

test('one that waits in line can be cancelled without ever running', async () => {
  const harness = new Harness()
  await harness.add(...['a', 'b', 'c', 'd'].map((id) => transfer(id)))
  await settled()
  await harness.queue.cancel('d')
  harness.runOf('a').rest(saved)
  await settled()
  expect(harness.started).toEqual(['a', 'b', 'c'])
  expect(harness.phase('d')).toBe('cancelled')
})

test('what earlier runs left open is taken up; questions stay questions', async () => {
  const harness = new Harness()
  harness.stored.set('open', transfer('open'))
  harness.stored.set(
    'asks',
    at('asks', { name: 'needs-decision', conflict: { kind: 'no-space', need: 2, free: 1, revision: 2 } }),
  )
  await harness.queue.takeUp()
  await settled()
  expect(harness.started).toEqual(['open'])
  expect(harness.phase('asks')).toBe('needs-decision')
})

test('without a sign-in it waits, says so, and goes on after the next one', async () => {
  const harness = new Harness()
  await harness.add(transfer('a'))
  await settled()
  harness.runOf('a').fail(new RedropError('sign-in-needed', { account: 'ana' }))
  await settled()
  expect(harness.activity.items()[0]).toMatchObject({ phase: 'waiting', waiting: { why: 'sign-in' } })
  expect(harness.signInsNeeded).toEqual(['ana'])
  await harness.queue.goOn({ instance: 'site', user: 'somebody-else' })
  await settled()
  expect(harness.started).toEqual(['a'])
  await harness.queue.goOn({ instance: 'site', user: 'ana' })
  await settled()
  expect(harness.started).toEqual(['a', 'a'])
})

test('what only the user can put right parks the whole account, and nobody else’s', async () => {
  const harness = new Harness()
  const ids = ['a', 'b', 'c', 'd', 'e']
  await harness.add(...ids.map((id) => transfer(id)))
  await harness.add({ ...transfer('f'), account: { instance: 'site', user: 'ben' } })
  await settled()
  expect(harness.started).toEqual(['a', 'b', 'c'])
  harness.runOf('a').rest({ name: 'waiting', why: 'certificate' })
  await settled()
  expect(harness.started).toEqual(['a', 'b', 'c', 'f'])
  expect(harness.activity.items().find(({ id }) => id === 'e')?.waiting).toEqual({
    why: 'certificate',
    until: null,
  })
  await harness.add(transfer('g'))
  await settled()
  expect(harness.phase('g')).toBe('waiting')
  expect(harness.started).not.toContain('g')
  for (const id of ['b', 'c', 'f']) harness.runOf(id).rest({ name: 'done', as: 'saved' })
  await harness.queue.goOn({ instance: 'site', user: 'ana' })
  await settled()
  expect(harness.started.slice(4).toSorted()).toEqual(['a', 'd', 'e'])
})

test('trying one again by hand lets all that were parked with it go on', async () => {
  const harness = new Harness()
  await harness.add(...['a', 'b', 'c', 'd', 'e'].map((id) => transfer(id)))
  await settled()
  for (const id of ['a', 'b', 'c']) harness.runOf(id).fail(new RedropError('passphrase-needed'))
  await settled()
  expect(harness.started).toEqual(['a', 'b', 'c'])
  await harness.queue.tryAgain('d')
  await settled()
  expect(harness.started.slice(3).toSorted()).toEqual(['a', 'b', 'd'])
})

test('a place that another process is at is tried again after a while', async () => {
  const harness = new Harness()
  await harness.add(transfer('a'))
  await settled()
  harness.runOf('a').fail(new RedropError('target-busy', { pid: 1 }))
  await settled()
  expect(harness.phase('a')).toBe('waiting')
  vi.advanceTimersByTime(5_000)
  await settled()
  expect(harness.started).toEqual(['a', 'a'])
})

test('what nobody expected is shown as failed and can be tried again', async () => {
  const harness = new Harness()
  await harness.add(transfer('a'))
  await settled()
  harness.runOf('a').fail(new TypeError('oops'))
  await settled()
  expect(harness.activity.items()[0]).toMatchObject({
    phase: 'failed',
    failure: { code: 'internal' },
    canRetry: true,
  })
  await harness.queue.tryAgain('a')
  await settled()
  expect(harness.started).toEqual(['a', 'a'])
})

test('after sleep, what waits for a connection is tried at once; what is sent is left alone', async () => {
  const harness = new Harness()
  await harness.add(transfer('a'), transfer('b'))
  await settled()
  const offline = { name: 'waiting', why: 'offline', until: 5 } as const
  harness.activity.hear({ kind: 'state', transfer: transfer('a'), state: offline })
  await harness.queue.wake()
  await settled()
  expect(harness.started).toEqual(['a', 'b', 'a'])
  expect(harness.runOf('b').signal.aborted).toBe(false)
})

test('stopping is not cancelling: runs are told to stop, and nothing is begun any more', async () => {
  const harness = new Harness()
  await harness.add(...['a', 'b', 'c', 'd'].map((id) => transfer(id)))
  await settled()
  const { signal } = harness.runOf('a')
  await harness.queue.stop()
  expect(signal.aborted).toBe(true)
  expect(signal.reason).not.toMatchObject({ code: 'cancelled' })
  expect(harness.started).toEqual(['a', 'b', 'c'])
  expect(harness.stored.get('a')?.state.name).toBe('queued')
})

test('stopping waits for runs that have sent everything and wait for the answer', async () => {
  const harness = new Harness()
  await harness.add(transfer('a'))
  await settled()
  harness.fullySent.add('a')
  let isStopped = false
  const stopping = harness.queue.stop().then(() => (isStopped = true))
  await settled()
  expect(isStopped).toBe(false)
  harness.runOf('a').rest(saved)
  await stopping
  expect(harness.phase('a')).toBe('saved')
})
