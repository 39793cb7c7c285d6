import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { watch, type FSWatcher } from 'chokidar'
import { foldName } from '../../domain/name-parts.ts'
import type { Logger } from '../../ports/index.ts'
import { isNetworkDrive } from './network-drive.ts'

/** Milliseconds between two looks at files that are not told of. */
const pollingInterval = 5_000
/** Milliseconds between two looks whether the folder is still the one that is watched, and the files as they were. */
const lookInterval = 5_000
/** The same while there is no such folder. */
const absenceInterval = 2_000

/**
 * Some files of one folder. The folder is watched, not the files: a save may put another file in the place of each. What
 * lies beside them is not looked at.
 */
export class FolderWatch {
  private readonly folder: string
  private readonly log: Logger
  private readonly files = new Map<string, { readonly path: string; readonly listeners: Set<() => void> }>()
  private timer: NodeJS.Timeout | null = null
  private watcher: FSWatcher | null = null
  /** The system has no more watches to give. */
  private isOutOfWatches = false
  /** Which folder is watched, and what the files were like at the last look. */
  private watched = ''
  private readonly seen = new Map<string, string>()
  private isClosed = false
  private work: Promise<void>

  constructor(folder: string, log: Logger) {
    this.folder = folder
    this.log = log
    this.work = this.look()
  }

  get isEmpty(): boolean {
    return this.files.size === 0
  }

  add(path: string, listener: () => void): () => void {
    const key = keyOf(path)
    const file = this.files.get(key) ?? { path, listeners: new Set() }
    this.files.set(key, file)
    file.listeners.add(listener)
    this.lookSoon()
    return () => {
      file.listeners.delete(listener)
      if (file.listeners.size === 0) this.files.delete(key)
    }
  }

  async close(): Promise<void> {
    this.isClosed = true
    if (this.timer) clearTimeout(this.timer)
    await this.work
    await this.watcher?.close()
  }

  /** Resolves when what was added is watched. */
  get ready(): Promise<void> {
    return this.work
  }

  private lookSoon(): void {
    this.work = this.work.then(() => this.look())
  }

  private async look(): Promise<void> {
    if (this.isClosed) return
    if (this.timer) clearTimeout(this.timer)
    const folder = await identity(this.folder)
    if (folder !== this.watched) await this.watchAnew(folder)
    for (const [key, { path }] of this.files) await this.lookAt(key, path)
    const isThere = this.watched !== ''
    this.timer = setTimeout(() => this.lookSoon(), isThere ? lookInterval : absenceInterval)
    this.timer.unref()
  }

  /** Finds what no event has told of. */
  private async lookAt(key: string, path: string): Promise<void> {
    const now = await identity(path, true)
    const before = this.seen.get(key)
    this.seen.set(key, now)
    if (before !== undefined && before !== now) this.tell(key)
  }

  private async watchAnew(folder: string): Promise<void> {
    await this.watcher?.close()
    this.watcher = null
    this.watched = folder
    if (folder === '') return
    const isPolled = this.isOutOfWatches || (await isNetworkDrive(this.folder))
    const watcher = watch(this.folder, {
      depth: 0,
      ignoreInitial: true,
      // Also a file whose name ends in `~` may be the one that is wanted.
      atomic: false,
      ignored: (path) => path !== this.folder && !this.files.has(keyOf(path)),
      ...(isPolled ? { backend: 'polling' as const, pollingInterval } : {}),
    })
    this.watcher = watcher
    watcher.on('all', (event, path) => {
      if (event === 'unlinkDir') this.lookSoon()
      else this.tell(keyOf(path))
    })
    await new Promise<void>((resolve) => {
      watcher.once('ready', () => resolve())
      watcher.on('error', (error) => {
        this.failed(error)
        resolve()
      })
    })
    // What has happened until now was not told.
    for (const key of this.files.keys()) this.tell(key)
  }

  private failed(error: unknown): void {
    this.log.warn('folder-not-watched', { error: String(error) })
    const { code } = error as NodeJS.ErrnoException
    if (this.isOutOfWatches || (code !== 'ENOSPC' && code !== 'EMFILE')) return
    this.isOutOfWatches = true
    this.watched = ''
    this.lookSoon()
  }

  private tell(key: string): void {
    for (const listener of this.files.get(key)?.listeners ?? []) listener()
  }
}

/** Where names that differ in case only are one file, a save may write another one than was asked for. */
function keyOf(path: string): string {
  const name = basename(path)
  return process.platform === 'linux' ? name : foldName(name)
}

/** Empty: nothing is there. */
async function identity(path: string, isFile = false): Promise<string> {
  return stat(path, { bigint: true }).then(
    ({ dev, ino, size, mtimeNs }) => (isFile ? [dev, ino, size, mtimeNs] : [dev, ino]).join(' '),
    () => '',
  )
}
