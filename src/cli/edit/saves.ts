import { quietTime } from '../../core/domain/link-due.ts'
import type { Clock, FileWatcher } from '../../core/ports/index.ts'

/**
 * Calls `onSaved` whenever a file was written and then left alone, one call at a time, until `ended` settles. Resolves
 * when the last call is over.
 */
export async function followSaves(
  { watcher, clock }: { readonly watcher: FileWatcher; readonly clock: Clock },
  path: string,
  ended: Promise<void>,
  onSaved: () => Promise<void>,
): Promise<void> {
  let work: Promise<void> = Promise.resolve()
  let wait = new AbortController()
  const unwatch = watcher.watch(path, () => {
    wait.abort()
    wait = new AbortController()
    clock.sleep(quietTime, wait.signal).then(
      () => (work = work.then(onSaved)),
      () => undefined,
    )
  })
  try {
    await ended
  } finally {
    wait.abort()
    unwatch()
    await work
  }
}
