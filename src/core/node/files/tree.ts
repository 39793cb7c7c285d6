import type { BigIntStats, Dirent } from 'node:fs'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import type { LeftOut, LocalSnapshot } from '../../../shared/model/index.ts'
import { droppingOf, isBundle } from '../../domain/droppings.ts'
import { toSnapshot } from './snapshot.ts'

/** A file, or a folder whose content has not been read. */
export interface LocalItem {
  readonly type: 'file' | 'folder'
  readonly name: string
  /** Absolute. */
  readonly path: string
  /** Of a file that can be read. */
  readonly snapshot: LocalSnapshot | null
  /** Null: nothing speaks against it. */
  readonly leftOut: LeftOut | null
  /** A folder that macOS shows as one file. */
  readonly isBundle: boolean
}

/** Files looked at side by side. */
const atOnce = 256

/** Smaller content may be kept in the file's own entry, which takes no blocks. Bytes. */
const tiny = 4096n

/** What somebody handed over by its path: a link stands for what it points to. Never rejects. */
export async function lookAtLocal(path: string): Promise<LocalItem> {
  const name = basename(path)
  try {
    return itemOf(name, path, await stat(path, { bigint: true }))
  } catch {
    return left(name, path, { why: 'unreadable' })
  }
}

/**
 * What is in a folder, files and folders as the system lists them; null: it cannot be read. `roots`: real paths of what was
 * handed over: links to files outside of all of them are left out, and so are links to folders, which may never end.
 */
export async function readFolder(path: string, roots: readonly string[]): Promise<LocalItem[] | null> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null)
  if (!entries) return null
  const items: LocalItem[] = []
  for (let at = 0; at < entries.length; at += atOnce) {
    const some = entries.slice(at, at + atOnce)
    items.push(...(await Promise.all(some.map((entry) => entryOf(entry, join(path, entry.name), roots)))))
  }
  return items
}

async function entryOf(entry: Dirent, path: string, roots: readonly string[]): Promise<LocalItem> {
  const { name } = entry
  try {
    if (entry.isDirectory()) return itemOf(name, path, null)
    const stats = await lstat(path, { bigint: true })
    return stats.isSymbolicLink() ? await linked(name, path, roots) : itemOf(name, path, stats)
  } catch {
    // Gone by now, not ours to read, or a name that is no text.
    return left(name, path, { why: 'unreadable' })
  }
}

async function linked(name: string, path: string, roots: readonly string[]): Promise<LocalItem> {
  const target = await realpath(path).catch(() => null)
  if (target === null) return left(name, path, { why: 'link-broken' })
  const stats = await stat(path, { bigint: true })
  if (stats.isDirectory()) return left(name, path, { why: 'link-folder' })
  const item = itemOf(name, path, stats)
  const isInside = roots.some(
    (root) => target === root || target.startsWith(root.endsWith(sep) ? root : root + sep),
  )
  return isInside || item.leftOut ? item : { ...item, leftOut: { why: 'link-out' } }
}

/** `stats`: null for a folder. */
function itemOf(name: string, path: string, stats: BigIntStats | null): LocalItem {
  const isFolder = stats === null || stats.isDirectory()
  const type = isFolder ? 'folder' : 'file'
  const dropping = droppingOf(name, type)
  const leftOut: LeftOut | null = dropping ? { why: 'dropping', dropping } : null
  const common = { type, name, path } as const
  if (isFolder) return { ...common, snapshot: null, leftOut, isBundle: isBundle(name) }
  if (!stats.isFile()) return left(name, path, { why: 'special' })
  const isElsewhere = stats.blocks === 0n && stats.size > tiny && process.platform !== 'win32'
  return {
    ...common,
    snapshot: toSnapshot(path, stats),
    leftOut: leftOut ?? (isElsewhere ? { why: 'placeholder' } : null),
    isBundle: false,
  }
}

function left(name: string, path: string, leftOut: LeftOut): LocalItem {
  return { type: 'file', name, path, snapshot: null, leftOut, isBundle: false }
}
