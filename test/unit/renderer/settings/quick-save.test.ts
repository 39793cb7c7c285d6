// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import QuickSaveSection from '../../../../src/renderer/features/settings/QuickSaveSection.vue'
import { useSettings } from '../../../../src/renderer/features/settings/settings-store.ts'
import { createFake, ok, type Overrides } from '../../../renderer/fake-api.ts'
import { settings } from '../../../renderer/fake-data.ts'
import { mountPage } from '../../../renderer/mount.ts'

let page: VueWrapper | null = null
afterEach(() => page?.unmount())

async function open(globalKeys = settings.globalKeys, overrides: Overrides = {}) {
  let kept = { ...settings, globalKeys }
  const fake = createFake({
    settings: { get: () => ok(kept), set: (change) => ok((kept = { ...kept, ...change })) },
    ...overrides,
  })
  page = mountPage(QuickSaveSection, { fake })
  await useSettings().load()
  await flushPromises()
  return {
    page,
    fake,
    kept: () => kept,
    calls: (name: string) => fake.calls.filter((one) => one.name === name),
  }
}

const button = (wrapper: VueWrapper, text: string, at = 0) =>
  wrapper.findAll('button').filter((one) => one.text() === text)[at]

test('keys are taken as they are pressed; meanwhile the old ones do nothing', async () => {
  const { page, kept, calls } = await open()
  await button(page, 'Set keys…', 2)?.trigger('click')
  await flushPromises()
  const field = page.get('[role=textbox]')
  expect(document.activeElement).toBe(field.element)
  await field.trigger('keydown', { key: 'Control', code: 'ControlLeft', ctrlKey: true })
  expect(field.text()).toBe('Ctrl…')
  await field.trigger('keydown', { key: 'L', code: 'KeyL', ctrlKey: true, shiftKey: true })
  await flushPromises()
  expect(kept().globalKeys).toEqual({ saveClipboard: null, showShelf: null, pushLink: 'Control+Shift+L' })
  expect(calls('shortcuts.record').map(({ input }) => input)).toEqual([{ on: true }, { on: false }])
  expect(document.activeElement?.textContent).toContain('Change…')
})

test('keys for typing are not taken, Esc keeps what was there, Backspace removes it', async () => {
  const { page, kept } = await open({ saveClipboard: 'F8', showShelf: null, pushLink: null })
  const press = async (key: string, code = key) => {
    await page.get('[role=textbox]').trigger('keydown', { key, code })
    await flushPromises()
  }
  await button(page, 'Change…')?.trigger('click')
  await press('a', 'KeyA')
  expect(page.text()).toContain('These keys are needed for typing.')
  await press('Escape')
  expect([kept().globalKeys.saveClipboard, page.find('[role=textbox]').exists()]).toEqual(['F8', false])
  await button(page, 'Change…')?.trigger('click')
  await press('Backspace')
  expect(kept().globalKeys.saveClipboard).toBeNull()
})

test('what cannot be a name is said and not kept; what can be is kept as it is typed', async () => {
  const { page, kept } = await open()
  const field = page.get<HTMLInputElement>('[aria-label="Name of a Text"]')
  await field.setValue('Note/{date}')
  expect(page.text()).toContain('A name cannot be made of this. It may hold {date} {time} {n} {host}.')
  expect([kept().textName, field.attributes('aria-invalid')]).toEqual(['Note {date} {time}', 'true'])
  await field.setValue('Memo {n}.txt')
  await flushPromises()
  expect(page.text()).toContain('Memo 1.txt')
  expect([kept().textName, field.attributes('aria-invalid')]).toEqual(['Memo {n}.txt', undefined])
})

test('on a desktop that decides on keys itself that is said', async () => {
  const states = { saveClipboard: 'works', showShelf: 'off', pushLink: 'off' } as const
  const { page } = await open(undefined, {
    shortcuts: { info: () => ok({ states, byDesktop: true }), record: () => ok(null) },
  })
  expect(page.text()).toContain('Your desktop decides on these keys')
})
