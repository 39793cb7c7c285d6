import { RedropError } from '../shared/errors.ts'

/** The wish to stop a command: from Ctrl-C while it works, or given at one of its questions. */
export interface Interrupt {
  readonly signal: AbortSignal
  stop(): void
}

/**
 * Runs `work` so that the first Ctrl-C lets it end cleanly. A second one ends the process at once; the next start cleans up
 * after it.
 */
export async function interruptible<T>(work: (interrupt: Interrupt) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const stop = () => {
    controller.abort(new RedropError('cancelled'))
  }
  process.once('SIGINT', stop)
  try {
    return await work({ signal: controller.signal, stop })
  } finally {
    process.off('SIGINT', stop)
  }
}
