import type { RemoteVersion } from '../../shared/model/index.ts'

export interface RebaseQuestion {
  /** Id of the version the content was built on. */
  readonly base: string
  /** Id of the version that is current now. */
  readonly current: string
  /** What the server lists, newest first. */
  readonly versions: readonly RemoteVersion[]
  /** Ids of versions this device wrote. */
  readonly own: ReadonlySet<string>
}

export type BaseComparison =
  | { readonly kind: 'same' }
  /** Every change since the base is our own: the transfer moves on to the current version unasked. */
  | { readonly kind: 'only-ours' }
  /** `between`: after the base and before the current version, newest first. */
  | { readonly kind: 'changed'; readonly between: readonly RemoteVersion[] }

/**
 * Compares the version decided on with the one on the server. A base that is no longer listed (pruned, or no versions are
 * kept) proves nothing about what came after it, so even a current version of our own is then a change.
 */
export function compareWithBase({ base, current, versions, own }: RebaseQuestion): BaseComparison {
  if (base === current) return { kind: 'same' }
  const currentAt = versions.findIndex((version) => version.id === current)
  const baseAt = versions.findIndex((version) => version.id === base)
  const later = versions.slice(currentAt + 1, baseAt < 0 ? undefined : baseAt)
  const isAhead = currentAt >= 0 && baseAt > currentAt
  if (isAhead && own.has(current) && later.every((version) => own.has(version.id)))
    return { kind: 'only-ours' }
  return { kind: 'changed', between: currentAt < 0 ? [] : later }
}
