import type { LedgerEntry } from '../../cloudreve/state/types.ts'
import type { Told, TransferFact } from '../client/messages.ts'
import type { World } from '../world/world.ts'

/** What one transfer showed to the person who started it. */
export interface Testimony {
  readonly id: string
  /** Index of its local file. */
  readonly file: number
  /** Versions that the person has seen: the row when they began, and those that questions showed. */
  readonly seen: Set<string>
  readonly conflicts: NonNullable<TransferFact['conflict']>[]
}

/** Remembers what the client said and what its user could see, independently of the client. */
export class Witness {
  readonly errors: string[] = []
  readonly testimonies = new Map<string, Testimony>()
  private readonly world: World

  constructor(world: World) {
    this.world = world
  }

  heard(told: Told | null): Told | null {
    for (const fact of told?.transfers ?? []) {
      const testimony = this.testimonies.get(fact.id) ?? this.begin(fact)
      if (fact.conflict) testimony.conflicts.push(fact.conflict)
    }
    this.errors.push(...(told?.errors ?? []))
    return told
  }

  saw(id: string, version: string | null): void {
    if (version !== null) this.testimonies.get(id)?.seen.add(version)
  }

  /** Somebody was asked about this version as one that nobody saw. */
  wasCovered(version: string | null): boolean {
    return [...this.testimonies.values()].some(({ conflicts }) =>
      conflicts.some(({ covered }) => covered === version),
    )
  }

  /** The commits of a local file's content. */
  commitsOf({ file }: Testimony): LedgerEntry[] {
    const contents = this.world.files[file]?.contents ?? []
    return this.world.server.ledger.entries.filter(
      ({ route, sha256 }) => route !== 'restore' && contents.includes(sha256),
    )
  }

  /** For whoever reads a failing seed. */
  ledger(): string[] {
    return this.world.server.ledger.entries.map(
      ({ uri, route, versionId, base, size, sha256 }) =>
        `${uri} ${route} ${versionId} over ${String(base)}: ${size} bytes, ${this.nameOf(sha256)}`,
    )
  }

  nameOf(hash: string): string {
    const ours = this.world.files.findIndex(({ contents }) => contents.includes(hash))
    return ours >= 0 ? `ours of file ${ours}` : (this.world.stranger.contents.get(hash) ?? 'UNKNOWN CONTENT')
  }

  private begin({ id, path }: TransferFact): Testimony {
    const file = this.world.files.findIndex((each) => each.path === path)
    const row = file < 0 ? null : this.world.server.ledger.current(this.world.uri(file))
    const testimony = { id, file, seen: new Set(row ? [row.versionId] : []), conflicts: [] }
    this.testimonies.set(id, testimony)
    return testimony
  }
}
