import type { RemoteVersion, Retention } from '../../shared/model/index.ts'
import { extensionOf } from './name-parts.ts'

export interface KeptQuestion {
  /** Of the file's owner. */
  readonly retention: Retention
  readonly name: string
  /** What the server lists now, newest first (`extended_info`). */
  readonly versions: readonly Pick<RemoteVersion, 'id'>[]
}

export interface UndoQuestion extends KeptQuestion {
  /** Id of the version about to be replaced. */
  readonly current: string
}

/**
 * Whether the server will still have the current version after the next write. A version that was made current again is
 * old and may be the next to go.
 */
export function undoable({ current, ...question }: UndoQuestion): boolean {
  const isListed = question.versions.some(({ id }) => id === current)
  return isListed && !droppedByNext(question).has(current)
}

/** Whether the server keeps older versions of a file that is called so. */
export function keepsVersions({ enabled, extensions }: Retention, name: string): boolean {
  if (!enabled) return false
  if (extensions === null) return true
  const extension = extensionOf(name)
  return extension !== null && extensions.includes(extension)
}

/**
 * Ids of the versions that the next write takes away. The newest ones by version id stay, the one written included
 * (contract §5.6).
 */
export function droppedByNext({ retention, name, versions }: KeptQuestion): ReadonlySet<string> {
  const kept = keepsVersions(retention, name) ? retention.max : 1
  const dropped = kept === 0 ? [] : versions.slice(kept - 1)
  return new Set(dropped.map(({ id }) => id))
}
