import type { RemoteVersion } from '../../shared/model/index.ts'

export interface CoveredQuestion {
  /** The version we meant to replace; null for a create. */
  readonly base: string | null
  /** Versions listed before sending; null: not looked at, then the base marks the line. Newest first, as `after`. */
  readonly before: readonly RemoteVersion[] | null
  readonly after: readonly RemoteVersion[]
  /** Id of the version we wrote. */
  readonly ours: string
  /** Id of the version that is current now. */
  readonly current: string
  /** Entities of running or dead uploads: listed like versions, without content to bring back. */
  readonly placeholders: ReadonlySet<string>
}

/**
 * Versions that came in unseen between the look before sending and our own, newest first: two writers were let through
 * at once (contract §5.7). What was saved later on top of ours covers us, and is not meant here.
 */
export function coveredVersions(question: CoveredQuestion): readonly RemoteVersion[] {
  const { after, ours, current, placeholders } = question
  const known = new Set(knownBefore(question))
  // While ours is current everything unknown lies under it, whatever order the two were started in.
  const from = current === ours ? 0 : after.findIndex((version) => version.id === ours) + 1
  return after
    .slice(from)
    .filter(({ id }) => id !== ours && id !== current && !known.has(id) && !placeholders.has(id))
}

function knownBefore({ base, before, after }: CoveredQuestion): string[] {
  if (before) return before.map((version) => version.id)
  const line = base === null ? -1 : after.findIndex((version) => version.id === base)
  return line < 0 ? [] : after.slice(line).map((version) => version.id)
}
