// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import { asking, fileRef, mb, transfer } from '../../../renderer/fake-activity.ts'
import { stale, locked } from '../../../renderer/fake-questions.ts'
import { openWindow } from './activity-world.ts'

let world: Awaited<ReturnType<typeof openWindow>>
afterEach(() => world.page.unmount())

const names = (group: readonly { name: string }[]) => group.map(({ name }) => name)
const file = fileRef('Q3 budget.xlsx')

describe('the transfers that the page knows', () => {
  test('are grouped by what they need', async () => {
    world = await openWindow([
      stale,
      locked,
      transfer('a', { phase: 'sending' }),
      transfer('b', { phase: 'queued' }),
      transfer('c', { phase: 'failed' }),
      transfer('d', { phase: 'identical' }),
    ])
    const { groups, counts } = world.activity
    expect(names(groups['needs-you']).sort()).toEqual(['Q3 budget.xlsx', 'release-notes.md'])
    expect(names(groups.running)).toEqual(['a'])
    expect(names(groups.waiting)).toEqual(['b'])
    expect(names(groups.failed)).toEqual(['c'])
    expect(names(groups.done)).toEqual(['d'])
    expect(counts).toEqual({ needsYou: 2, running: 1, waiting: 1, failed: 1, done: 1 })
  })

  test('are newest first', async () => {
    world = await openWindow([
      transfer('old', { createdAt: 1 }),
      transfer('new', { createdAt: 3 }),
      transfer('middle', { createdAt: 2 }),
    ])
    expect(names(world.activity.groups.waiting)).toEqual(['new', 'middle', 'old'])
  })

  test('are found by their file: the most urgent one, then the newest', async () => {
    const base = { file, name: file.id }
    world = await openWindow([
      transfer('saved', { ...base, phase: 'saved', createdAt: 9 }),
      transfer('older', { ...base, phase: 'saved', createdAt: 1 }),
    ])
    expect(world.activity.ofFile(file)?.id).toBe('transfer of saved')
    await world.change(asking('Q3 budget.xlsx', stale.question, { createdAt: 2 }))
    expect(world.activity.ofFile(file)?.id).toBe('transfer of Q3 budget.xlsx')
    await world.remove('transfer of Q3 budget.xlsx', 'transfer of saved')
    expect(world.activity.ofFile(file)?.id).toBe('transfer of older')
    await world.remove('transfer of older')
    expect(world.activity.ofFile(file)).toBe(null)
  })

  test('of a file tell of a failure only until a later one made it good', async () => {
    const base = { file, name: file.id }
    world = await openWindow([
      transfer('good', { ...base, phase: 'saved', createdAt: 2 }),
      transfer('bad', { ...base, phase: 'failed', createdAt: 1 }),
    ])
    expect(world.activity.ofFile(file)?.id).toBe('transfer of good')
    await world.remove('transfer of good')
    expect(world.activity.ofFile(file)?.id).toBe('transfer of bad')
  })

  test('of a file with the same id on another site are not its own', async () => {
    world = await openWindow([stale])
    const elsewhere = { ...file, account: { ...file.account, instance: 'another' } }
    expect(world.activity.ofFile(elsewhere)).toBe(null)
  })

  test('add their speeds up, and the last one to be sent tells when', async () => {
    world = await openWindow([transfer('a', { phase: 'sending' }), transfer('b', { phase: 'sending' })])
    world.progress([
      { id: 'transfer of a', sent: 1, total: 10, bytesPerSecond: 2 * mb, secondsLeft: 5 },
      { id: 'transfer of b', sent: 2, total: 10, bytesPerSecond: mb, secondsLeft: 9 },
      { id: 'unknown', sent: 2, total: 10, bytesPerSecond: mb, secondsLeft: 99 },
    ])
    expect(world.activity.summary).toEqual({
      running: 2,
      sent: 3,
      total: 20,
      bytesPerSecond: 3 * mb,
      secondsLeft: 9,
    })
    await world.change(transfer('b', { phase: 'saved' }))
    expect(world.activity.summary).toMatchObject({ running: 1, secondsLeft: 5 })
  })
})
