// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Result } from '../../../../src/shared/ipc/contract.ts'
import { drawnAt } from '../../../renderer/fake-data.ts'
import { asking } from '../../../renderer/fake-activity.ts'
import { everyQuestion, locked, stale } from '../../../renderer/fake-questions.ts'
import { openDialog } from './dialog-world.ts'

let world: Awaited<ReturnType<typeof openDialog>>
beforeEach(() => void vi.useFakeTimers({ now: drawnAt }))
afterEach(() => {
  world.page.unmount()
  document.body.replaceChildren()
  vi.useRealTimers()
})

const looks = () => world.calls('decisions.refresh')
const input = { id: stale.id, revision: stale.question.revision }

describe('a question on screen', () => {
  test('is looked at again when it is opened, if it is older, and every five seconds from then on', async () => {
    world = await openDialog([stale])
    expect(looks()).toEqual([input])
    await vi.advanceTimersByTimeAsync(10_000)
    expect(looks()).toEqual([input, input, input])
    await world.press('Escape')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(looks()).toHaveLength(3)
  })

  test('is not looked at at once when it has just come up', async () => {
    world = await openDialog([{ ...stale, question: { ...stale.question, raisedAt: drawnAt } }])
    expect(looks()).toEqual([])
  })

  test('is looked at once at a time: the next look waits for the answer', async () => {
    const answer = Promise.withResolvers<Result<null>>()
    world = await openDialog([stale], { overrides: { decisions: { refresh: () => answer.promise } } })
    await vi.advanceTimersByTimeAsync(30_000)
    expect(looks()).toHaveLength(1)
    answer.resolve({ ok: true, value: null })
    await flushPromises()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(looks()).toHaveLength(2)
  })

  test('about a lock is left to whoever tries the lock', async () => {
    world = await openDialog([locked])
    await vi.advanceTimersByTimeAsync(20_000)
    expect(looks()).toEqual([])
  })
})

describe('one answer for all alike', () => {
  const three = ['a.txt', 'b.txt', 'c.txt'].map((name) => asking(name, stale.question))
  const other = everyQuestion['stale, no versions']

  test('A means the others of the same kind with the same at stake; the answer is sent for each', async () => {
    world = await openDialog([...three, { ...other, id: 'no undo' }])
    await world.press('r')
    await world.press('a')
    expect(document.querySelector('.ui-dialog-foot')?.textContent).toContain('Same for the other 2')
    await world.press('Enter')
    const wanted = three.map(({ id }) => ({ id, revision: 3, kind: 'replace' }))
    expect(world.decided()).toEqual(expect.arrayContaining(wanted))
    expect(world.decided()).toHaveLength(3)
    expect(world.title()).toBe('Two versions of “Q3 budget.xlsx”')
  })

  test('is not offered where there is one', async () => {
    world = await openDialog([stale, everyQuestion.empty])
    expect(document.querySelector('.ui-dialog-foot [type=checkbox]')).toBe(null)
  })

  test('counts for one question only: the next one begins without it', async () => {
    world = await openDialog(three)
    await world.press('a')
    await world.press('n')
    expect(document.querySelector<HTMLInputElement>('.ui-dialog-foot [type=checkbox]')?.checked).toBe(false)
  })
})
