// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import BinPage from '../../../../src/renderer/features/browser/bin/BinPage.vue'
import { toasts } from '../../../../src/renderer/ui/index.ts'
import { createFake, failure, ok, type Fake, type Overrides } from '../../../renderer/fake-api.ts'
import { ana, folderPage } from '../../../renderer/fake-data.ts'
import { trashRows } from '../../../renderer/fake-trash.ts'
import { mountPage } from '../../../renderer/mount.ts'
import { callsOf } from './mount-files.ts'

let page: VueWrapper
beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => {
  page.unmount()
  for (const { id } of [...toasts.shown]) toasts.dismiss(id)
  document.body.replaceChildren()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** With these rows of the trash selected. */
async function open(names: readonly string[], overrides: Overrides = {}): Promise<Fake> {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(500)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900)
  document.body.innerHTML = '<div id="status-start"></div><div id="status-end"></div>'
  const fake = createFake({ browse: { list: () => ok(folderPage) }, ...overrides })
  page = mountPage(BinPage, { fake, props: { account: ana } })
  await flushPromises()
  for (const name of names) await page.get(`[data-row="id of ${name}"]`).trigger('click', { ctrlKey: true })
  return fake
}

async function press(label: string): Promise<void> {
  const buttons = [...document.querySelectorAll('button')]
  buttons.find((button) => button.textContent.trim() === label)?.click()
  await flushPromises()
}

const ids = (names: readonly string[]) =>
  trashRows.filter(({ name }) => names.includes(name)).map(({ file }) => file)

test('what has its folder goes back there; only for the rest a place is asked for, and closing asks no more', async () => {
  const fake = await open(['team-photo.jpg', 'index.old.html'])
  await press('Put back')
  expect(callsOf(fake, 'browse.untrash')).toEqual([{ files: ids(['team-photo.jpg']) }])
  expect(document.querySelector('[role=dialog]')?.textContent).toContain('Where should “index.old.html” go?')
  expect(document.querySelector('[role=dialog] input')).toBeNull()
  vi.advanceTimersByTime(350)
  await press('Cancel')
  expect(document.querySelector('[role=dialog]')).toBeNull()
  expect(callsOf(fake, 'trash.putInto')).toEqual([])
})

test('it goes into the folder that is open in the dialog', async () => {
  const fake = await open(['index.old.html'])
  await press('Put back')
  vi.advanceTimersByTime(350)
  await press('Put here')
  expect(callsOf(fake, 'trash.putInto')).toEqual([
    { files: ids(['index.old.html']), folder: folderPage.folder.file },
  ])
  expect(page.find('[data-row="id of index.old.html"]').exists()).toBe(false)
})

test('a name that is in use there is said', async () => {
  await open(['team-photo.jpg'], {
    browse: {
      list: () => ok(folderPage),
      untrash: ({ files }) =>
        ok({ done: [], failed: files.map((file) => ({ file, error: failure('conflict', { name: 'x' }) })) }),
    },
  })
  await press('Put back')
  expect(toasts.shown.map(({ text }) => text)).toEqual([
    '“team-photo.jpg” was not put back: Its name is in use there.',
  ])
})
