import { constants, type BigIntStats } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'
import type { LocalSnapshot } from '../../../shared/model/index.ts'
import { RedropError } from '../../../shared/errors.ts'
import { localTrouble } from '../../domain/local-errno.ts'

/**
 * Identity of a local file now. A symbolic link stands for the file it points to.
 * Throws RedropError `local-missing`, `local-is-folder`, `local-special` (pipe, socket, device), `local-unreadable`.
 */
export async function snapshot(path: string): Promise<LocalSnapshot> {
  const stats = await stat(path, { bigint: true }).catch((error: unknown) => {
    throw localError(path, error)
  })
  if (stats.isDirectory()) throw new RedropError('local-is-folder', { path })
  if (!stats.isFile()) throw new RedropError('local-special', { path })
  return toSnapshot(path, stats)
}

/** Opens the file that `expected` describes. Throws `local-changing` if something else is at its path by now. */
export async function openSnapshot(expected: LocalSnapshot): Promise<FileHandle> {
  // O_NONBLOCK: a pipe put in the file's place must not hang the open.
  const flags = constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0)
  const handle = await open(expected.path, flags).catch((error: unknown) => {
    throw localError(expected.path, error)
  })
  try {
    const found = toSnapshot(expected.path, await handle.stat({ bigint: true }))
    if (!sameSnapshot(found, expected)) throw new RedropError('local-changing', { path: expected.path })
    return handle
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** Both the open file and the path must still be what was decided on. Throws `local-changing`, `local-missing`. */
export async function verifyUnchanged(handle: FileHandle, expected: LocalSnapshot): Promise<void> {
  const opened = toSnapshot(expected.path, await handle.stat({ bigint: true }))
  const named = await snapshot(expected.path)
  if (!sameSnapshot(opened, expected) || !sameSnapshot(named, expected)) {
    throw new RedropError('local-changing', { path: expected.path })
  }
}

/** Where files have no numbers of their own (some network drives say 0), size and time have to do. */
export function sameSnapshot(a: LocalSnapshot, b: LocalSnapshot): boolean {
  const isNumbered = a.ino !== '0' && b.ino !== '0'
  return a.size === b.size && a.mtimeNs === b.mtimeNs && (!isNumbered || (a.ino === b.ino && a.dev === b.dev))
}

export function toSnapshot(path: string, stats: BigIntStats): LocalSnapshot {
  return {
    path,
    dev: stats.dev.toString(),
    ino: stats.ino.toString(),
    size: Number(stats.size),
    mtimeNs: stats.mtimeNs.toString(),
  }
}

export function localError(path: string, error: unknown): RedropError {
  const { code } = error as NodeJS.ErrnoException
  const cause = { cause: error }
  switch (localTrouble(code)) {
    case 'missing':
      return new RedropError('local-missing', { path }, cause)
    case 'folder':
      return new RedropError('local-is-folder', { path }, cause)
    case 'special':
      return new RedropError('local-special', { path }, cause)
    case 'full':
      return new RedropError('disk-full', { path }, cause)
    case 'busy':
      return new RedropError('local-changing', { path }, cause)
    case 'away':
    case 'unreadable':
      return new RedropError('local-unreadable', { path, detail: code ?? String(error) }, cause)
  }
}

/** Another program holds the file, or its drive is away: the same may work later. */
export function mayPass({ cause }: RedropError): boolean {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined
  return ['busy', 'away'].includes(localTrouble(code))
}
