import type { BrowserWindow } from 'electron'
import type { Summary } from '../tray/summary.ts'

/** What the button of the window in the taskbar, or the icon in the Dock, shows of the transfers. */
export interface TaskbarProgress {
  /** 0 to 1; −1: nothing. */
  readonly value: number
  readonly mode: 'none' | 'normal' | 'paused' | 'error'
}

const nothing: TaskbarProgress = { value: -1, mode: 'none' }

export function taskbarProgress(now: Summary): TaskbarProgress {
  const { questions, signIn, isPaused, running, offline, otherWaiting, sent, total } = now
  const value = total > 0 ? sent / total : null
  if (questions + signIn > 0) return { value: value ?? 1, mode: 'error' }
  if (isPaused) return running + offline + otherWaiting > 0 ? { value: value ?? 1, mode: 'paused' } : nothing
  return value === null ? nothing : { value, mode: 'normal' }
}

type Window = Pick<BrowserWindow, 'setProgressBar' | 'isDestroyed'>

/** Says it to the system, when it is something new, or to a new window. */
export class Taskbar {
  private shown: TaskbarProgress = nothing
  private on: Window | null = null

  show(window: Window | null, progress: TaskbarProgress): void {
    if (window === null || window.isDestroyed()) return
    const known = window === this.on ? this.shown : nothing
    if (known.mode === progress.mode && Math.abs(known.value - progress.value) < 0.005) return
    window.setProgressBar(progress.value, { mode: progress.mode })
    this.on = window
    this.shown = progress
  }
}
