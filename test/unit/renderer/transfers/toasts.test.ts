// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { toasts } from '../../../../src/renderer/ui/index.ts'
import type { ActivityItem } from '../../../../src/shared/ipc/contract.ts'
import { transfer, version } from '../../../renderer/fake-activity.ts'
import { drawnAt } from '../../../renderer/fake-data.ts'
import { fails, ok } from '../../../renderer/fake-api.ts'
import { openWindow } from './activity-world.ts'

let world: Awaited<ReturnType<typeof openWindow>>
const sending = transfer('Q4 forecast.xlsx', { phase: 'sending' })
const saved: Partial<ActivityItem> = { phase: 'saved', undo: 'available', finishedAt: drawnAt }

beforeEach(() => {
  vi.useFakeTimers({ now: drawnAt })
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
})
afterEach(() => {
  world.page.unmount()
  for (const { id } of [...toasts.shown]) toasts.dismiss(id)
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('what came of a transfer', () => {
  test('is said with a way back, which works and says what is there now', async () => {
    world = await openWindow([sending], {
      transfers: { undo: () => ok({ to: 'version', version: version('v', 1, 60 + 22), covered: null }) },
    })
    await world.change({ ...sending, ...saved })
    expect(world.toasts()).toEqual(['Replaced “Q4 forecast.xlsx”'])
    world.toastButton('Undo')?.click()
    await flushPromises()
    expect(world.calls('transfers.undo')).toEqual([{ id: sending.id }])
    expect(world.toasts()).toEqual(['“Q4 forecast.xlsx” is back to Ben’s version of today 09:20'])
  })

  test('goes away after 15 seconds, a failure stays', async () => {
    const other = transfer('Office plan.svg', { phase: 'sending' })
    world = await openWindow([sending, other])
    await world.change({ ...sending, ...saved })
    await world.change({
      ...other,
      phase: 'failed',
      failure: { code: 'connection-lost', params: { host: 'h' } },
      canRetry: true,
    })
    await vi.advanceTimersByTimeAsync(15_000)
    expect(toasts.shown.map(({ kind }) => kind)).toEqual(['bad'])
    expect(toasts.shown[0]?.text).toContain('Not saved: “Office plan.svg”. The connection to h was lost.')
    world.toastButton('Try again')?.click()
    expect(world.calls('transfers.retry')).toEqual([{ id: other.id }])
  })

  test('gets its way back when that is known a moment later', async () => {
    world = await openWindow([sending])
    await world.change({ ...sending, ...saved, undo: 'none' })
    expect(world.toastButton('Undo')).toBe(undefined)
    await world.change({ ...sending, ...saved })
    expect(world.toasts()).toEqual(['Replaced “Q4 forecast.xlsx”'])
    expect(world.toastButton('Undo')).toBeDefined()
  })

  test('is one message when many end together', async () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) => transfer(name, { phase: 'sending' }))
    world = await openWindow(many)
    for (const one of many) await world.change({ ...one, ...saved })
    await vi.advanceTimersByTimeAsync(1000)
    expect(toasts.shown.map(({ text }) => text)).toEqual(['Saved 5 files'])
    world.toastButton('Show')?.click()
    expect(world.shown).toEqual(['panel'])
  })

  test('says a new number once a second while dozens end', async () => {
    const many = Array.from({ length: 60 }, (_, at) => transfer(`${at}.txt`, { phase: 'sending' }))
    world = await openWindow(many)
    const said = new Set<string>()
    for (const one of many) {
      await world.change({ ...one, ...saved })
      for (const { text } of toasts.shown) said.add(text)
      await vi.advanceTimersByTimeAsync(40)
    }
    await vi.advanceTimersByTimeAsync(1000)
    expect(toasts.shown.map(({ text }) => text)).toEqual(['Saved 60 files'])
    expect([...said].filter((text) => /^Saved \d+ files/.test(text)).length).toBeLessThan(5)
  })

  test.each([
    [{ phase: 'identical' }, '“Q4 forecast.xlsx” is up to date already. Nothing was sent.'],
    [{ ...saved, kind: 'create' }, 'Added “Q4 forecast.xlsx”'],
    [{ ...saved, kind: 'download' }, 'Downloaded “Q4 forecast.xlsx”'],
    [{ ...saved, notices: ['saved-checked'] }, 'Saved “Q4 forecast.xlsx”. Redrop checked with the server'],
  ] as const)('is said in its own words: %o', async (over, text) => {
    world = await openWindow([sending])
    await world.change({ ...sending, ...over })
    expect(world.toasts()).toEqual([text])
  })

  test('is not said of what was over before the window was opened', async () => {
    world = await openWindow([{ ...sending, ...saved }])
    expect(world.toasts()).toEqual([])
  })

  test('says why it could not be taken back', async () => {
    world = await openWindow([sending], {
      transfers: { undo: () => fails('undo-too-late', { name: sending.name }) },
    })
    await world.change({ ...sending, ...saved })
    world.toastButton('Undo')?.click()
    await flushPromises()
    expect(world.toasts()[0]).toContain('was not taken back. Too late to undo')
  })
})

describe('undo of the menu', () => {
  test('takes the last one back, and leaves a field alone', async () => {
    const before = transfer('a', { ...saved, finishedAt: 1 })
    world = await openWindow([before, transfer('b', { ...saved, finishedAt: 2 })])
    const field = document.createElement('input')
    document.body.append(field)
    field.focus()
    world.fake.emit('onCommand', 'undo')
    expect(world.calls('transfers.undo')).toEqual([])
    field.remove()
    world.fake.emit('onCommand', 'undo')
    expect(world.calls('transfers.undo')).toEqual([{ id: 'transfer of b' }])
  })
})
