import { dirname, join, basename } from 'node:path'
import { lockFilesOf, type LockFile } from '../../domain/edit-use.ts'
import type { FileWatcher } from '../../ports/index.ts'
import { filesIn } from './working-copy.ts'

/** Tells when a program may have opened or closed a copy. The returned function ends it. */
export function watchUse(watcher: FileWatcher, path: string, onTouched: () => void): () => void {
  const ends = lockFilesOf(basename(path)).map(({ name }) =>
    watcher.watch(join(dirname(path), name), onTouched),
  )
  return () => ends.forEach((end) => end())
}

/** What programs that have a copy open have put beside it. */
export async function locksBeside(path: string): Promise<LockFile[]> {
  const names = await filesIn(dirname(path))
  return lockFilesOf(basename(path)).filter(({ name }) => names.includes(name))
}
