import type { RemoteVersion, Retention } from '../../shared/model/index.ts'
import { extensionOf } from './name-parts.ts'

export interface UndoQuestion {
  /** Of the file's owner. */
  readonly retention: Retention
  readonly name: string
  /** What the server lists now, newest first (`extended_info`). */
  readonly versions: readonly RemoteVersion[]
  /** Id of the version about to be replaced. */
  readonly current: string
}

/**
 * Whether the server will still have the current version after the next write. It keeps the newest ones by version id,
 * the one written included, so a version that was made current again is old and may be the next to go (contract §5.6).
 */
export function undoable({ retention, name, versions, current }: UndoQuestion): boolean {
  if (!retention.enabled || !covers(retention, name)) return false
  const rank = versions.findIndex((version) => version.id === current)
  if (rank < 0) return false
  return retention.max === 0 || rank + 1 < retention.max
}

function covers({ extensions }: Retention, name: string): boolean {
  if (extensions === null) return true
  const extension = extensionOf(name)
  return extension !== null && extensions.includes(extension)
}
