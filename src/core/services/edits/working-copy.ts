import { randomUUID } from 'node:crypto'
import { lstat, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isLeavingOf } from '../../domain/edit-leavings.ts'
import { toLocalName } from '../../domain/local-name.ts'
import { localError } from '../../node/files/snapshot.ts'
import { localContent, type LocalContent } from '../links/local-content.ts'

/** The name of a copy while it is looked at for the last time: whatever saves by its own name makes another file. */
const lastLook = '.redrop-ending'

/** A path for a copy of a remote file of this name, in a new folder of its own. Throws RedropError `disk-full` and the like. */
export async function placeForCopy(edits: string, remoteName: string): Promise<string> {
  const folder = join(edits, randomUUID())
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    throw localError(folder, error)
  })
  return join(folder, toLocalName(remoteName))
}

/** Only what lies in a folder of `edits` is Redrop's own. */
export function isWorkingCopy(edits: string, path: string): boolean {
  return dirname(dirname(path)) === edits
}

/** Whether something is at a path, if only a link that leads nowhere. */
export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
      throw localError(path, error)
    },
  )
}

/** Brings back a copy that was being looked at for the last time when the process died. */
export async function restoreCopy(path: string): Promise<void> {
  const aside = join(dirname(path), lastLook)
  if (!(await isThere(aside))) return
  const isTaken = await isThere(path)
  const names = isTaken ? await readdir(dirname(path)) : []
  await rename(aside, isTaken ? join(dirname(path), toLocalName(basename(path), names)) : path)
}

/**
 * Removes a copy and what its program has left beside it, if `mayGo` says so of what it holds. False: it stays as it is.
 * What is saved meanwhile stays too.
 */
export async function removeCopy(
  path: string,
  mayGo: (content: LocalContent) => Promise<boolean>,
): Promise<boolean> {
  const folder = dirname(path)
  const aside = join(folder, lastLook)
  await restoreCopy(path)
  if (await isThere(path)) {
    await rename(path, aside).catch((error: unknown) => {
      throw localError(path, error)
    })
    let isFree = false
    try {
      isFree = await mayGo(await localContent(aside))
    } finally {
      if (isFree) await rm(aside, { force: true })
      else await restoreCopy(path)
    }
    if (!isFree) return false
    if (await isThere(path)) return false
  }
  await clear(folder, basename(path))
  return true
}

/** Removes what programs have left in the folder of a copy, and the folder unless somebody has put something there. */
export async function clear(folder: string, copy: string): Promise<void> {
  const names = await filesIn(folder)
  for (const name of names) if (isLeavingOf(copy, name)) await rm(join(folder, name), { force: true })
  if ((await filesIn(folder)).length === 0) await rmdir(folder).catch(ignoreGone)
}

/** Names in a folder; none if there is no such folder. */
export async function filesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw localError(folder, error)
  })
}

function ignoreGone(error: unknown): void {
  const { code } = error as NodeJS.ErrnoException
  // Something was put there just now.
  if (code !== 'ENOENT' && code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
}
