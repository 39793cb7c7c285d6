/** Milliseconds in which a dialog that has just appeared takes no answer: what was typed was meant for what was there before. */
export const gracePeriod = 300

export interface Grace {
  /** Starts the period anew. */
  start(): void
  /** Listen in the capture phase with all three; they swallow what comes too early. */
  onPointerdown(event: PointerEvent): void
  onClick(event: MouseEvent): void
  onKeydown(event: KeyboardEvent): void
}

/** Ignores Enter, the space bar and clicks right after a dialog appears, and Enter that belongs to an input method. */
export function useGrace(now: () => number = () => performance.now()): Grace {
  let until = 0
  let pressedTooEarly = false

  const stop = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  const early = () => now() < until

  return {
    start() {
      until = now() + gracePeriod
      pressedTooEarly = false
    },
    onPointerdown() {
      pressedTooEarly = early()
    },
    onClick(event) {
      if (early() || pressedTooEarly) stop(event)
    },
    onKeydown(event) {
      if (event.isComposing) event.stopPropagation()
      else if ((event.key === 'Enter' || event.key === ' ') && (early() || event.repeat)) stop(event)
    },
  }
}
