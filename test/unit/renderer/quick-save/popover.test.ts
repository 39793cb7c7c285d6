// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import PopoverView from '../../../../src/renderer/features/quick-save/PopoverView.vue'
import ShelfView from '../../../../src/renderer/features/quick-save/ShelfView.vue'
import { useAccounts } from '../../../../src/renderer/features/accounts/accounts-store.ts'
import { toasts } from '../../../../src/renderer/ui/index.ts'
import { createFake, fails, ok, type Fake, type Overrides } from '../../../renderer/fake-api.ts'
import { asking, snapshot, transfer } from '../../../renderer/fake-activity.ts'
import { ana, fileRow, folderRow } from '../../../renderer/fake-data.ts'
import { historyEntries } from '../../../renderer/fake-history-entries.ts'
import { fakePins, pinOf } from '../../../renderer/fake-pins.ts'
import { stale } from '../../../renderer/fake-questions.ts'
import { mountPage } from '../../../renderer/mount.ts'
import { callsOf } from '../browser/mount-files.ts'

const pins = [
  pinOf(fileRow('hero.jpg', 1, Date.UTC(2020, 0, 1))),
  pinOf(folderRow('Inbox', 0)),
  pinOf(fileRow('lost.txt', 1, 0), { missing: 'gone' }),
]
const file = pins[0]?.file ?? null
const item = (over: Parameters<typeof transfer>[1]) => transfer('hero.jpg', { file, ...over })

let page: VueWrapper
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => {
  page.unmount()
  toasts.shown.forEach(({ id }) => toasts.dismiss(id))
  document.body.innerHTML = ''
  vi.useRealTimers()
  vi.restoreAllMocks()
})

async function shown(overrides: Overrides = {}, view: 'popover' | 'shelf' = 'popover'): Promise<Fake> {
  const fake = createFake({ pins: fakePins(pins), ...overrides })
  Object.defineProperty(window, 'redrop', { value: fake.api, configurable: true })
  page = mountPage(view === 'popover' ? PopoverView : ShelfView, { fake })
  await useAccounts().load()
  await flushPromises()
  return fake
}

const doing = (...items: readonly ReturnType<typeof transfer>[]): Overrides => ({
  activity: { snapshot: () => ok(snapshot(items)) },
})
const tile = (name: string) => page.get(`[data-pin="id of ${name}"]`)
const opened = (fake: Fake) => callsOf(fake, 'windows.open').map((input) => (input as { wish: unknown }).wish)
const press = (key: string) =>
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  )

test('open questions come first; one opens by itself, more as a page', async () => {
  const one = asking('a.txt', stale.question)
  let fake = await shown(doing(one))
  expect(page.text()).toContain('1 file needs a decision')
  await page.get('.ask button').trigger('click')
  page.unmount()
  expect(opened(fake)).toEqual([{ kind: 'question', id: one.id }])
  fake = await shown(doing(one, asking('b.txt', stale.question)))
  await page.get('.ask button').trigger('click')
  expect(opened(fake)).toEqual([{ kind: 'page', page: 'decisions' }])
})

test('a click at rest shows the target in the main window; a missing one is looked for', async () => {
  const fake = await shown()
  await tile('hero.jpg').trigger('click')
  await tile('Inbox').trigger('click')
  expect(opened(fake)).toMatchObject([
    { kind: 'place', name: 'hero.jpg' },
    { kind: 'place', folder: pins[1]?.file.uri, name: null },
  ])
  expect(tile('lost.txt').text()).toContain('not found')
  await tile('lost.txt').trigger('click')
  expect(callsOf(fake, 'pins.find')).toHaveLength(1)
})

test('a click on a question opens it, on what was not sent tries again, on a result puts it away', async () => {
  const asked = { ...asking('hero.jpg', stale.question), file }
  let fake = await shown(doing(asked))
  expect(tile('hero.jpg').classes()).toContain('ask')
  await tile('hero.jpg').trigger('click')
  expect(opened(fake)).toEqual([{ kind: 'question', id: asked.id }])
  page.unmount()
  fake = await shown(doing(item({ phase: 'failed', canRetry: true })))
  expect(tile('hero.jpg').text()).toContain('Not sent')
  await tile('hero.jpg').trigger('click')
  expect(callsOf(fake, 'transfers.retry')).toHaveLength(1)
  page.unmount()
  await shown(doing(item({ phase: 'saved', finishedAt: Date.now() })))
  expect(tile('hero.jpg').text()).toContain('Saved')
  await tile('hero.jpg').trigger('click')
  expect(tile('hero.jpg').text()).toContain('1 Jan 2020')
})

test('what goes into a pinned folder is told by its tile', async () => {
  await shown(
    doing(
      transfer('new.png', { phase: 'saving', kind: 'create', file: null, folder: pins[1]?.file.uri ?? '' }),
    ),
  )
  expect(tile('Inbox').text()).toContain('Saving')
  expect(tile('Inbox').find('[role=progressbar]').exists()).toBe(true)
})

test('progress is told in the tile, and never as 100 %', async () => {
  const fake = await shown(doing(item({ phase: 'sending' })))
  fake.emit('onProgress', [
    { id: item({}).id, sent: 100, total: 100, bytesPerSecond: null, secondsLeft: null },
  ])
  await flushPromises()
  expect(tile('hero.jpg').text()).toContain('Sending 99%')
})

test('arrows go from tile to tile, Alt moves one, Delete unpins it', async () => {
  const fake = await shown()
  ;(tile('hero.jpg').element as HTMLElement).focus()
  press('ArrowRight')
  expect(document.activeElement).toBe(tile('Inbox').element)
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'ArrowLeft', altKey: true, bubbles: true, cancelable: true }),
  )
  await flushPromises()
  expect(callsOf(fake, 'pins.arrange')).toMatchObject([
    { ids: ['id of Inbox', 'id of hero.jpg', 'id of lost.txt'] },
  ])
  press('Delete')
  await flushPromises()
  expect(page.find('[data-pin="id of Inbox"]').exists()).toBe(false)
})

test('a paste on a tile replaces its target with what is on the clipboard', async () => {
  const ref = { id: 'ref', name: 'shot.png', size: 1, modifiedAt: 0, kind: 'file' as const, problem: null }
  const fake = await shown({ transfers: { registerDropped: () => ok([]), paste: () => ok([ref]) } })
  ;(tile('hero.jpg').element as HTMLElement).focus()
  tile('hero.jpg').element.dispatchEvent(new Event('paste', { bubbles: true, cancelable: true }))
  await flushPromises()
  expect(callsOf(fake, 'transfers.replace')).toMatchObject([{ ref: 'ref', file, base: pins[0]?.version }])
})

test('several files on the clipboard do not replace one', async () => {
  const ref = { id: 'ref', name: 'a', size: 1, modifiedAt: 0, kind: 'file' as const, problem: null }
  const fake = await shown({
    transfers: { registerDropped: () => ok([]), paste: () => ok([ref, { ...ref, id: 'other' }]) },
  })
  ;(tile('hero.jpg').element as HTMLElement).focus()
  tile('hero.jpg').element.dispatchEvent(new Event('paste', { bubbles: true, cancelable: true }))
  await flushPromises()
  expect(callsOf(fake, 'transfers.replace')).toEqual([])
  expect(toasts.shown.map(({ text }) => text)).toEqual([
    expect.stringContaining('One file replaces one file'),
  ])
})

test('Enter saves the clipboard, but not in the moment in which the window comes up', async () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(1_000)
  const fake = await shown()
  ;(document.activeElement as HTMLElement | null)?.blur()
  press('Enter')
  expect(callsOf(fake, 'quickSave.save')).toEqual([])
  clock.mockReturnValue(1_400)
  press('Enter')
  expect(callsOf(fake, 'quickSave.save')).toMatchObject([{ token: 'clipboard-1', folder: null }])
})

test('a clipboard that has changed meanwhile is not saved, and is looked at again', async () => {
  const fake = await shown({ quickSave: { save: () => fails('conflict', { name: '' }) } })
  vi.spyOn(performance, 'now').mockReturnValue(Number.MAX_SAFE_INTEGER)
  await page.get('.btn-primary').trigger('click')
  await flushPromises()
  expect(toasts.shown.map(({ text }) => text)).toEqual([expect.stringContaining('has changed')])
  expect(callsOf(fake, 'quickSave.preview')).toHaveLength(2)
})

test('Esc closes the search first, then the window', async () => {
  const close = vi.spyOn(window, 'close').mockReturnValue(undefined)
  await shown()
  await page.get('button[aria-label="Search recent files"]').trigger('click')
  press('Escape')
  await flushPromises()
  expect(page.find('input').exists()).toBe(false)
  expect(close).not.toHaveBeenCalled()
  document.body.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
  )
  expect(close).toHaveBeenCalledOnce()
})

test('Enter opens the first hit for what is typed, also before the list has caught up', async () => {
  const newest = historyEntries[0]?.name
  const wanted = historyEntries.find(({ name }) => name !== newest)?.name ?? ''
  const fake = await shown()
  await page.get('button[aria-label="Search recent files"]').trigger('click')
  await flushPromises()
  const input = page.get<HTMLInputElement>('input')
  await input.setValue(wanted)
  await input.trigger('keydown', { key: 'Enter' })
  await flushPromises()
  expect(opened(fake)).toMatchObject([{ kind: 'place', name: wanted }])
})

test('whoever is signed out is sent to the main window', async () => {
  const fake = await shown({ accounts: { list: () => ok([{ ...ana, signedIn: false }]) } })
  expect(page.text()).toContain('Please sign in again')
  await page.get('.btn-primary').trigger('click')
  expect(opened(fake)).toEqual([null])
})

test('chosen files are asked about in the main window', async () => {
  const ref = { id: 'ref', name: 'a', size: 1, modifiedAt: 0, kind: 'file' as const, problem: null }
  const fake = await shown({ transfers: { pick: () => ok([ref]) } })
  await page.get('footer button').trigger('click')
  await flushPromises()
  expect(opened(fake)).toEqual([{ kind: 'files', refs: ['ref'] }])
})

test('the shelf takes back what was saved last', async () => {
  const fake = await shown(
    doing(
      item({ id: 'old', phase: 'saved', undo: 'available', finishedAt: 1 }),
      item({ id: 'last', phase: 'saved', undo: 'available', finishedAt: 2 }),
    ),
    'shelf',
  )
  await page.get('footer button').trigger('click')
  expect(callsOf(fake, 'transfers.undo')).toEqual([{ id: 'last' }])
})
