import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { vi } from 'vitest'
import FilesPage from '../../../../src/renderer/features/browser/FilesPage.vue'
import type { Fake } from '../../../renderer/fake-api.ts'
import { ana } from '../../../renderer/fake-data.ts'
import { mountPage } from '../../../renderer/mount.ts'

/** The page with a list that is 20 rows high; without a layout nothing would be drawn. */
export async function mountFiles(fake: Fake): Promise<VueWrapper> {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(20 * 32 + 28)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900)
  document.body.innerHTML = '<div id="status-start"></div><div id="status-end"></div>'
  const page = mountPage(FilesPage, { fake, props: { account: ana } })
  await flushPromises()
  return page
}

export function rowOf(page: VueWrapper, name: string) {
  return page.get(`[data-row="id of ${name}"]`)
}

/** What the page says in the status bar of the window. */
export function statusText(): string {
  return document.querySelector('#status-start')?.textContent ?? ''
}

/** A drag of files as Chromium shows it: count and types before the drop, the files only with it. */
export function dragOf(names: readonly string[]) {
  const files = names.map((name) => new File(['x'], name))
  return (type: string) => ({
    dataTransfer: {
      types: ['Files'],
      items: names.map(() => ({ kind: 'file', type: '' })),
      files: type === 'drop' ? files : [],
      dropEffect: 'none',
    },
  })
}

export async function drag(
  page: VueWrapper,
  selector: string,
  names: readonly string[],
  types: readonly string[],
  altKey = false,
): Promise<void> {
  const data = dragOf(names)
  for (const type of types) await page.get(selector).trigger(type, { altKey, ...data(type) })
  await flushPromises()
}

/** What was asked of Redrop by `group.method`. */
export function callsOf(fake: Fake, name: string): readonly unknown[] {
  return fake.calls.filter((call) => call.name === name).map(({ input }) => input)
}
