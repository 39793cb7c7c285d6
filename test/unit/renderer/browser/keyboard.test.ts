// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { toasts } from '../../../../src/renderer/ui/index.ts'
import type { LocalRef } from '../../../../src/shared/ipc/contract.ts'
import { createFake, ok, type Fake, type Overrides } from '../../../renderer/fake-api.ts'
import { callsOf, mountFiles, statusText } from './mount-files.ts'

const local: LocalRef = { id: 'l', name: 'new.xlsx', size: 1, modifiedAt: 0, kind: 'file', problem: null }
let page: VueWrapper

afterEach(() => {
  page.unmount()
  for (const { id } of [...toasts.shown]) toasts.dismiss(id)
  vi.restoreAllMocks()
})

async function open(overrides: Overrides = {}): Promise<Fake> {
  const fake = createFake(overrides)
  page = await mountFiles(fake)
  return fake
}

async function press(key: string, modifiers: KeyboardEventInit = {}): Promise<void> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers })
  page.get('[role="grid"]').element.dispatchEvent(event)
  await flushPromises()
}

/** Goes to the row by typing its name. */
async function goTo(name: string): Promise<void> {
  for (const key of name) await press(key)
}

function selectedNames(): readonly (string | undefined)[] {
  return page.findAll('[aria-selected="true"]').map((row) => row.find('.name').text())
}

describe('the list by keyboard', () => {
  test('Enter opens the folder that was typed, Alt and an arrow come back', async () => {
    const fake = await open()
    await goTo('arch')
    await press('Enter')
    expect(callsOf(fake, 'browse.list').at(-1)).toMatchObject({
      uri: expect.stringMatching(/Archive$/) as string,
    })
    await press('ArrowLeft', { altKey: true })
    expect(callsOf(fake, 'browse.list').at(-1)).toMatchObject({ uri: 'cloudreve://my' })
  })

  test('Shift and arrows select a range, the status bar counts it', async () => {
    await open()
    await press('Home')
    await press('ArrowDown', { shiftKey: true })
    await press('ArrowDown', { shiftKey: true })
    expect(selectedNames()).toEqual(['Receipts', 'Contracts', 'Archive'])
    expect(statusText()).toBe('17 items · 3 selected')
  })

  test('Del moves the selection to the trash, and the toast takes it back', async () => {
    const fake = await open()
    await goTo('team')
    await press('Delete')
    expect(callsOf(fake, 'browse.trash')).toMatchObject([{ files: [{ id: 'id of team-notes.txt' }] }])
    expect(page.find('[data-row="id of team-notes.txt"]').exists()).toBe(false)
    toasts.shown[0]?.action?.run()
    await flushPromises()
    expect(callsOf(fake, 'browse.untrash')).toMatchObject([{ files: [{ id: 'id of team-notes.txt' }] }])
    expect(page.find('[data-row="id of team-notes.txt"]').exists()).toBe(true)
  })

  test('Ctrl R replaces the selected file with a chosen one, based on what its row shows', async () => {
    const fake = await open({ transfers: { pick: () => ok([local]) } })
    await goTo('q4')
    await press('r', { ctrlKey: true })
    expect(callsOf(fake, 'transfers.pick')).toEqual([{ what: 'file' }])
    expect(callsOf(fake, 'transfers.replace')).toMatchObject([
      { ref: 'l', base: { id: 'version of Q4 forecast.xlsx' } },
    ])
  })

  test('a cancelled dialog of the system sends nothing', async () => {
    const fake = await open()
    await goTo('q4')
    await press('r', { ctrlKey: true })
    await press('u', { ctrlKey: true })
    expect(callsOf(fake, 'transfers.replace')).toEqual([])
    expect(callsOf(fake, 'transfers.upload')).toEqual([])
  })

  test.each([
    ['onto the selected file', 'q4', 'transfers.replace'],
    ['into the folder where none is selected', '', 'transfers.upload'],
  ])('a copied file is pasted %s', async (_, name, call) => {
    const fake = await open({ transfers: { paste: () => ok([local]) } })
    await goTo(name)
    window.dispatchEvent(new Event('paste', { bubbles: true, cancelable: true }))
    await flushPromises()
    expect(fake.calls.filter((one) => one.name.startsWith('transfers.')).map((one) => one.name)).toEqual([
      'transfers.paste',
      call,
    ])
  })

  test('keys do nothing to files while a dialog is open', async () => {
    const fake = await open()
    await goTo('team')
    await press('F2')
    expect(document.querySelector('[role="dialog"]')).not.toBeNull()
    await press('Delete')
    expect(callsOf(fake, 'browse.trash')).toEqual([])
  })
})

describe('searching the folder', () => {
  test('leaves the rows whose names fit, and an action never reaches a hidden one', async () => {
    const fake = await open()
    await goTo('team')
    await page.get('[role="searchbox"]').setValue('BUDGET')
    expect(page.findAll('[data-row]')).toHaveLength(1)
    expect(statusText()).toBe('1 of 17 items')
    await press('Delete')
    expect(callsOf(fake, 'browse.trash')).toEqual([])
  })
})
