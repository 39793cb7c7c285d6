// @vitest-environment happy-dom
import type { VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Dialog } from '../../../../src/renderer/ui/index.ts'
import { nextTick } from 'vue'
import { mountPage } from '../../../renderer/mount.ts'

const actions = [
  { id: 'next-to', label: 'Save next to it', variant: 'primary' as const },
  { id: 'later', label: 'Decide later' },
  { id: 'compare', label: 'Compare…', aside: true },
]

let dialog: VueWrapper

async function show(over: Record<string, unknown> = {}, platform: 'linux' | 'windows' | 'mac' = 'linux') {
  dialog = mountPage(Dialog, {
    platform,
    props: {
      open: true,
      title: 'Two versions of “a.txt”',
      sentence: 'Ben saved a newer one.',
      actions,
      ...over,
    },
    slots: { default: '<input data-autofocus />' },
  })
  await nextTick()
  await nextTick()
}

const content = () => document.querySelector<HTMLElement>('.ui-dialog')
const buttons = () => [...document.querySelectorAll<HTMLButtonElement>('.ui-dialog-foot button')]
const labels = () => buttons().map((button) => button.textContent.trim())
const button = (label: string) => buttons()[labels().indexOf(label)]
const answers = () => dialog.emitted('action')?.flat() ?? []

function press(target: Element | null | undefined, key: string, more: KeyboardEventInit = {}): void {
  target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  dialog.unmount()
  vi.useRealTimers()
})

describe('a dialog', () => {
  it('takes no click and no Enter in the first 300 ms', async () => {
    await show()
    vi.advanceTimersByTime(299)
    button('Save next to it')?.click()
    press(document.querySelector('.ui-dialog input'), 'Enter')
    expect(answers()).toEqual([])
    vi.advanceTimersByTime(1)
    button('Save next to it')?.click()
    expect(answers()).toEqual(['next-to'])
  })

  it('takes no click whose press was too early', async () => {
    await show()
    const target = button('Save next to it')
    target?.dispatchEvent(new Event('pointerdown', { bubbles: true }))
    vi.advanceTimersByTime(400)
    target?.click()
    expect(answers()).toEqual([])
  })

  it('waits 300 ms again when the question becomes another one', async () => {
    await show()
    vi.advanceTimersByTime(1000)
    await dialog.setProps({ round: 1 })
    button('Save next to it')?.click()
    expect(answers()).toEqual([])
    vi.advanceTimersByTime(300)
    button('Save next to it')?.click()
    expect(answers()).toEqual(['next-to'])
  })

  it('answers Enter with the default, but not while an input method is composing or a key repeats', async () => {
    await show()
    vi.advanceTimersByTime(300)
    const field = document.querySelector('.ui-dialog input')
    press(field, 'Enter', { isComposing: true })
    press(field, 'Enter', { repeat: true })
    expect(answers()).toEqual([])
    press(field, 'Enter')
    expect(answers()).toEqual(['next-to'])
  })

  it('does nothing on Enter while the default is disabled', async () => {
    await show({ actions: [{ ...actions[0], disabled: true }, actions[1]] })
    vi.advanceTimersByTime(300)
    press(document.querySelector('.ui-dialog input'), 'Enter')
    expect(answers()).toEqual([])
  })

  it('lets Esc through at once and answers nothing with it', async () => {
    await show()
    press(content(), 'Escape')
    expect(dialog.emitted('dismiss')).toHaveLength(1)
    expect(answers()).toEqual([])
  })

  it('has the default rightmost, on Windows left of Cancel', async () => {
    await show()
    expect(labels()).toEqual(['Compare…', 'Decide later', 'Save next to it'])
    dialog.unmount()
    await show({}, 'windows')
    expect(labels()).toEqual(['Compare…', 'Save next to it', 'Decide later'])
  })

  it('is named by its title and described by its sentence', async () => {
    await show({ alert: true })
    const element = content()
    const text = (id: string | null | undefined) => document.getElementById(id ?? '')?.textContent
    expect(element?.getAttribute('role')).toBe('alertdialog')
    expect(element?.getAttribute('aria-modal')).toBe('true')
    expect(text(element?.getAttribute('aria-labelledby'))).toBe('Two versions of “a.txt”')
    expect(text(element?.getAttribute('aria-describedby'))).toBe('Ben saved a newer one.')
  })

  it('puts the focus on what asks for it, else on the default', async () => {
    await show()
    await vi.advanceTimersByTimeAsync(10)
    expect(document.activeElement?.tagName).toBe('INPUT')
    dialog.unmount()
    dialog = mountPage(Dialog, { props: { open: true, title: 'Gone', sentence: 'It went.', actions } })
    await vi.advanceTimersByTimeAsync(10)
    expect(document.activeElement?.textContent.trim()).toBe('Save next to it')
  })
})
