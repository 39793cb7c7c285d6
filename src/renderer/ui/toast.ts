import { reactive, readonly } from 'vue'

export interface ToastOptions {
  readonly text: string
  /** `bad` stays until it is closed or answered. */
  readonly kind?: 'ok' | 'info' | 'bad'
  readonly action?: { readonly label: string; readonly keys?: string; run(): void }
  /** Milliseconds; null: stays. */
  readonly timeout?: number | null
  /** Takes the place of a toast with the same key. */
  readonly key?: string
}

export interface Toast extends ToastOptions {
  readonly id: number
}

interface Running {
  timer: ReturnType<typeof setTimeout> | null
  /** Milliseconds left when the timer was last started or stopped. */
  left: number
  startedAt: number
}

const atMost = 3
const usualTime = 15_000

/** A stack of toasts, the newest last. Time stands still between `pause` and `resume`. */
export function createToasts() {
  const shown = reactive<Toast[]>([])
  const running = new Map<number, Running>()
  let lastId = 0
  let paused = false

  function dismiss(id: number): void {
    const timer = running.get(id)?.timer
    if (timer) clearTimeout(timer)
    running.delete(id)
    const index = shown.findIndex((one) => one.id === id)
    if (index >= 0) shown.splice(index, 1)
  }

  function start(id: number, time: Running): void {
    time.startedAt = Date.now()
    time.timer = setTimeout(() => dismiss(id), time.left)
  }

  /** The oldest that would go by itself makes room; a failure only if there are nothing but failures. */
  function makeRoom(key: string | undefined): void {
    const same = shown.find((one) => key !== undefined && one.key === key)
    if (same) dismiss(same.id)
    if (shown.length < atMost) return
    const oldest = shown.find((one) => running.has(one.id)) ?? shown[0]
    if (oldest) dismiss(oldest.id)
  }

  return {
    shown: readonly(shown) as readonly Toast[],
    dismiss,

    /** Shows a toast and answers what closes it again. */
    show(options: ToastOptions): () => void {
      makeRoom(options.key)
      const id = ++lastId
      shown.push({ ...options, id })
      const timeout = options.timeout === undefined ? timeOf(options.kind) : options.timeout
      if (timeout !== null) {
        const time: Running = { timer: null, left: timeout, startedAt: 0 }
        running.set(id, time)
        if (!paused) start(id, time)
      }
      return () => dismiss(id)
    },

    pause(): void {
      paused = true
      for (const time of running.values()) {
        if (!time.timer) continue
        clearTimeout(time.timer)
        time.timer = null
        time.left = Math.max(0, time.left - (Date.now() - time.startedAt))
      }
    },

    resume(): void {
      if (!paused) return
      paused = false
      for (const [id, time] of running) start(id, time)
    },
  }
}

function timeOf(kind: ToastOptions['kind']): number | null {
  return kind === 'bad' ? null : usualTime
}

/** The stack of the window. */
export const toasts = createToasts()

export function toast(options: ToastOptions): () => void {
  return toasts.show(options)
}
