// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'
import { IconButton, TooltipHost } from '../../../../src/renderer/ui/index.ts'
import { mountPage } from '../../../renderer/mount.ts'

const Page = defineComponent({
  setup: () => () => [
    h(IconButton, { icon: 'close', label: 'Close' }),
    h(IconButton, { icon: 'undo', label: 'Undo', keys: 'Ctrl Z' }),
    h(TooltipHost),
  ],
})

/** The text of the tooltip on the page; null: there is none. */
const shown = () => document.querySelector('.ui-tip')?.textContent ?? null

describe('tooltips', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('shows one where the pointer rests, the next at once, and none where it has left', async () => {
    const page = mountPage(Page)
    const [close, undo] = page.findAll('button')
    await close?.trigger('pointermove', { pointerType: 'mouse' })
    await vi.advanceTimersByTimeAsync(499)
    expect(shown()).toBeNull()
    await vi.advanceTimersByTimeAsync(1)
    expect(shown()).toContain('Close')
    const id = document.querySelector('.ui-tip [role="tooltip"]')?.id
    expect(close?.attributes('aria-describedby')).toBe(id)

    await close?.trigger('pointerleave')
    expect(shown()).toBeNull()
    await undo?.trigger('pointermove', { pointerType: 'mouse' })
    await nextTick()
    expect(shown()).toMatch(/^UndoCtrl\+?\s?Z/)
    page.unmount()
    expect(shown()).toBeNull()
  })

  it('shows at once what the keyboard comes to, and nothing for what is pressed', async () => {
    const page = mountPage(Page)
    const [close, undo] = page.findAll('button')
    await close?.trigger('focus')
    await nextTick()
    expect(shown()).toContain('Close')
    await close?.trigger('blur')
    await undo?.trigger('pointerdown')
    await undo?.trigger('focus')
    await nextTick()
    expect(shown()).toBeNull()
    page.unmount()
  })
})
