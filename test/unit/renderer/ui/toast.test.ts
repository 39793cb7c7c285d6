import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createToasts } from '../../../../src/renderer/ui/toast.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const texts = (toasts: ReturnType<typeof createToasts>) => toasts.shown.map(({ text }) => text)

describe('toasts', () => {
  it('go after 15 seconds', () => {
    const toasts = createToasts()
    toasts.show({ text: 'Replaced' })
    vi.advanceTimersByTime(14_999)
    expect(texts(toasts)).toEqual(['Replaced'])
    vi.advanceTimersByTime(1)
    expect(texts(toasts)).toEqual([])
  })

  it('keep what time they have left while they are paused', () => {
    const toasts = createToasts()
    toasts.show({ text: 'Replaced' })
    vi.advanceTimersByTime(10_000)
    toasts.pause()
    vi.advanceTimersByTime(60_000)
    expect(texts(toasts)).toEqual(['Replaced'])
    toasts.resume()
    vi.advanceTimersByTime(4_999)
    expect(texts(toasts)).toEqual(['Replaced'])
    vi.advanceTimersByTime(1)
    expect(texts(toasts)).toEqual([])
  })

  it('do not begin to run when they come while all are paused', () => {
    const toasts = createToasts()
    toasts.pause()
    toasts.show({ text: 'Replaced' })
    vi.advanceTimersByTime(60_000)
    expect(texts(toasts)).toEqual(['Replaced'])
    toasts.resume()
    vi.advanceTimersByTime(15_000)
    expect(texts(toasts)).toEqual([])
  })

  it('stay when they speak of a failure, until they are closed', () => {
    const toasts = createToasts()
    const close = toasts.show({ text: 'Not sent', kind: 'bad' })
    vi.advanceTimersByTime(3_600_000)
    expect(texts(toasts)).toEqual(['Not sent'])
    close()
    expect(texts(toasts)).toEqual([])
  })

  it('are three at most: the oldest that would go by itself makes room', () => {
    const toasts = createToasts()
    toasts.show({ text: 'failed', kind: 'bad' })
    for (const text of ['a', 'b', 'c']) toasts.show({ text })
    expect(texts(toasts)).toEqual(['failed', 'b', 'c'])
  })

  it('take the place of the one with the same key', () => {
    const toasts = createToasts()
    toasts.show({ text: 'old', key: 'copied', timeout: 1000 })
    vi.advanceTimersByTime(900)
    toasts.show({ text: 'new', key: 'copied', timeout: 1000 })
    vi.advanceTimersByTime(900)
    expect(texts(toasts)).toEqual(['new'])
  })
})
