import { dirname } from 'node:path'
import type { FileWatcher, Logger } from '../../ports/index.ts'
import { FolderWatch } from './folder-watch.ts'

/** Watches files through their folders; those of one folder share a watcher. */
export function createFileWatcher(log: Logger): FileWatcher {
  const folders = new Map<string, FolderWatch>()
  const closing = new Set<Promise<void>>()

  function close(folder: string, watch: FolderWatch): void {
    folders.delete(folder)
    const closed = watch.close().finally(() => closing.delete(closed))
    closing.add(closed)
  }

  return {
    watch(path, onTouched) {
      const folder = dirname(path)
      const watch = folders.get(folder) ?? new FolderWatch(folder, log)
      folders.set(folder, watch)
      const remove = watch.add(path, onTouched)
      return () => {
        remove()
        if (watch.isEmpty && folders.get(folder) === watch) close(folder, watch)
      }
    },
    async close() {
      for (const [folder, watch] of folders) close(folder, watch)
      await Promise.all(closing)
    },
  }
}
