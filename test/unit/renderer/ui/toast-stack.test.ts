// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { toast, toasts, ToastStack } from '../../../../src/renderer/ui/index.ts'
import { mountPage } from '../../../renderer/mount.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
})
afterEach(() => {
  for (const { id } of [...toasts.shown]) toasts.dismiss(id)
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function mountStack() {
  return mountPage(ToastStack, { props: { label: 'Messages', closeLabel: 'Close' } })
}

describe('the stack of toasts', () => {
  it.each([
    ['the pointer is over it', 'pointerenter', 'pointerleave'],
    ['it has the focus', 'focusin', 'focusout'],
  ])('waits while %s', async (_, on, off) => {
    const stack = mountStack()
    toast({ text: 'Replaced' })
    await stack.get('.stack').trigger(on)
    vi.advanceTimersByTime(60_000)
    expect(stack.text()).toContain('Replaced')
    await stack.get('.stack').trigger(off)
    vi.advanceTimersByTime(15_000)
    expect(toasts.shown).toEqual([])
    stack.unmount()
  })

  it('waits while the window is not the one in front', () => {
    const stack = mountStack()
    toast({ text: 'Replaced' })
    window.dispatchEvent(new Event('blur'))
    return stack.vm.$nextTick().then(async () => {
      vi.advanceTimersByTime(60_000)
      expect(toasts.shown).toHaveLength(1)
      window.dispatchEvent(new Event('focus'))
      await stack.vm.$nextTick()
      vi.advanceTimersByTime(15_000)
      expect(toasts.shown).toEqual([])
      stack.unmount()
    })
  })

  it('runs the action once and is gone', async () => {
    const stack = mountStack()
    const run = vi.fn()
    toast({ text: 'Replaced', action: { label: 'Undo', run } })
    await stack.vm.$nextTick()
    await stack.get('button').trigger('click')
    expect(run).toHaveBeenCalledOnce()
    expect(toasts.shown).toEqual([])
    stack.unmount()
  })

  it('says failures at once and the rest when there is time', async () => {
    const stack = mountStack()
    toast({ text: 'Replaced' })
    toast({ text: 'Not sent', kind: 'bad' })
    await stack.vm.$nextTick()
    expect(stack.findAll('.toast').map((one) => one.attributes('role'))).toEqual(['status', 'alert'])
    stack.unmount()
  })
})
