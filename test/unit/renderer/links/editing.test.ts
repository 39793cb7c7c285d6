// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useLinkDialogs } from '../../../../src/renderer/features/links/index.ts'
import { useLinks } from '../../../../src/renderer/stores/links.ts'
import { toasts } from '../../../../src/renderer/ui/index.ts'
import { createFake, fails, ok, type Fake, type Overrides } from '../../../renderer/fake-api.ts'
import { folderPage } from '../../../renderer/fake-data.ts'
import { edit, fakeLinks, mockUpLinks } from '../../../renderer/fake-links.ts'
import { callsOf, mountFiles, rowOf } from '../browser/mount-files.ts'

let page: VueWrapper
beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => {
  page.unmount()
  for (const { id } of [...toasts.shown]) toasts.dismiss(id)
  document.body.replaceChildren()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** The list of files with this row selected. */
async function open(name: string, links: Overrides['links'] = {}): Promise<Fake> {
  const fake = createFake({
    browse: { list: () => ok(folderPage) },
    links: { ...fakeLinks(mockUpLinks), ...links },
  })
  page = await mountFiles(fake)
  await useLinks().load()
  await rowOf(page, name).trigger('click')
  return fake
}

async function pressEdit(): Promise<void> {
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', ctrlKey: true, cancelable: true }))
  await flushPromises()
}

const said = () => toasts.shown.map(({ text }) => text)

async function menu(name: string): Promise<readonly string[]> {
  await rowOf(page, name).trigger('contextmenu', { button: 2 })
  await flushPromises()
  return [...document.querySelectorAll('[role=menuitem] .ui-menu-label')].map((item) =>
    item.textContent.trim(),
  )
}

test('Ctrl E opens a file in its program, and says that saves are sent', async () => {
  const fake = await open('Q4 forecast.xlsx')
  await pressEdit()
  expect(callsOf(fake, 'links.edit')).toMatchObject([{ file: { id: 'id of Q4 forecast.xlsx' } }])
  expect(said()).toEqual(['“Q4 forecast.xlsx” is open in Writer. Every save is sent.'])
})

test('what may not be replaced is opened for reading, and that is said', async () => {
  await open('Q4 forecast.xlsx', {
    edit: ({ file }) => ok(edit('Q4 forecast.xlsx', { file, trouble: 'read-only' })),
  })
  await pressEdit()
  expect(said()).toEqual(['“Q4 forecast.xlsx” is open for reading: it may not be replaced on the server.'])
})

test('a program is not opened; it can be downloaded instead', async () => {
  const fake = await open('release-notes.md', {
    edit: () => fails('program-not-opened', { name: 'release-notes.md' }),
  })
  await pressEdit()
  expect(said()).toEqual(['“release-notes.md” is a program. Redrop starts none; it can be downloaded.'])
  toasts.shown[0]?.action?.run()
  await flushPromises()
  expect(callsOf(fake, 'transfers.download')).toMatchObject([{ file: { id: 'id of release-notes.md' } }])
})

test('a download that was cancelled leaves nothing to be said', async () => {
  await open('release-notes.md', { edit: () => ok(null) })
  await pressEdit()
  expect(said()).toEqual([])
})

test('a folder is not edited', async () => {
  const fake = await open('Receipts')
  await pressEdit()
  expect(callsOf(fake, 'links.edit')).toEqual([])
})

test('a file is linked from its menu, once', async () => {
  await open('Q4 forecast.xlsx')
  expect(await menu('Q4 forecast.xlsx')).toContain('Link with a local file…')
  const items = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')]
  items.find((item) => item.textContent.includes('Link with a local file'))?.click()
  await flushPromises()
  expect(useLinkDialogs().asked).toMatchObject({
    kind: 'link',
    target: { name: 'Q4 forecast.xlsx', base: { id: 'version of Q4 forecast.xlsx' } },
  })
  expect(await menu('team-notes.txt')).not.toContain('Link with a local file…')
})

test('rows say that they are linked or open for editing', async () => {
  await open('Receipts')
  expect(rowOf(page, 'team-notes.txt').text()).toContain('Linked to this computer')
  expect(rowOf(page, 'Office plan.svg').text()).toContain('Open for editing')
})
