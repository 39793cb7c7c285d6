import type { Terminal } from '../terminal.ts'

/** On a terminal a lock is waited for this long before it becomes a question. Milliseconds. */
const patientLockWait = 120_000

/** Milliseconds to wait for a file that is in use; `wished` is in seconds. */
export function lockWaitOf({ interactive }: Terminal, wished?: number): number {
  return wished === undefined ? (interactive ? patientLockWait : 0) : wished * 1000
}
