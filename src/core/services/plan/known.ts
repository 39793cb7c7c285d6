import type { LocalSnapshot, RemoteEntry } from '../../../shared/model/index.ts'
import { keepsVersions } from '../../domain/undo.ts'
import type { Connection } from '../../engine/context.ts'
import { currentVersion } from '../../engine/entries.ts'
import type { Store } from '../../store/index.ts'
import type { ContentHash } from '../../store/rows.ts'
import type { PlanThere } from './types.ts'

export interface KnownDeps {
  readonly store: Pick<Store, 'ownVersions' | 'provenance' | 'hashes' | 'history'>
  /** Copies are kept of what the server would not keep. */
  readonly keepsCopies: boolean
  /** Ids of files that the server has lately refused to replace because somebody has them open. */
  readonly inUse: ReadonlySet<string>
}

/** Milliseconds between the time of a version and that of its file, which a listing has. */
const sameTime = 5_000

/** What this device knows of the files of a listing, asked for all at once. */
export class Known {
  private readonly own: ReadonlySet<string>
  private readonly hashes: ReadonlyMap<string, ContentHash>
  private readonly withOrigin: ReadonlySet<string>
  private readonly deps: KnownDeps
  private readonly connection: Connection

  private constructor(
    deps: KnownDeps,
    connection: Connection,
    found: {
      own: ReadonlySet<string>
      hashes: ReadonlyMap<string, ContentHash>
      withOrigin: ReadonlySet<string>
    },
  ) {
    this.deps = deps
    this.connection = connection
    this.own = found.own
    this.hashes = found.hashes
    this.withOrigin = found.withOrigin
  }

  static async of(deps: KnownDeps, connection: Connection, entries: readonly RemoteEntry[]): Promise<Known> {
    const { account } = connection
    const [own, hashes, withOrigin] = await Promise.all([
      deps.store.ownVersions.among(
        account,
        entries.map(({ version }) => version),
      ),
      deps.store.hashes.ofFiles(
        account.instance,
        entries.map(({ id }) => id),
      ),
      deps.store.provenance.files(account),
    ])
    return new Known(deps, connection, { own, hashes, withOrigin })
  }

  /** What is known of one file before anything but the listing was looked at. */
  async there(entry: RemoteEntry, local: LocalSnapshot): Promise<PlanThere> {
    const { deps, connection } = this
    const retention = await connection.retention()
    const isKept = keepsVersions(retention, entry.name) && retention.max !== 1
    const current = currentVersion(entry, connection.account, this.own)
    const hash = this.hashOf(entry)
    return {
      entry,
      current,
      isBase: await this.isBase(entry, local),
      hash,
      content: entry.size !== local.size ? 'different' : hash ? 'unread' : 'unknown',
      undo: isKept ? 'version' : deps.keepsCopies ? 'safety-copy' : 'no',
      isInUse: deps.inUse.has(entry.id),
      isLookedAt: false,
    }
  }

  private hashOf(entry: RemoteEntry): ContentHash | null {
    const known = this.hashes.get(entry.version)
    const fits =
      known?.fileId === entry.id
      && known.size === entry.size
      && Math.abs(known.versionTime - entry.updatedAt) <= sameTime
    return fits ? known : null
  }

  private async isBase(entry: RemoteEntry, local: LocalSnapshot): Promise<PlanThere['isBase']> {
    if (!this.withOrigin.has(entry.id)) return 'unknown'
    const origin = await this.deps.store.provenance.find(this.connection.account, entry.id, local)
    if (!origin) return 'unknown'
    if (origin.version.id === entry.version) return 'yes'
    // This device made the version current by an undo or a restore: the user knows it, whatever the local file is.
    const { account } = this.connection
    const [last] = await this.deps.store.history.list({ account, fileId: entry.id, limit: 1 })
    const isSwitch = last?.result === 'undone' || last?.result === 'restored'
    return isSwitch && last.after?.id === entry.version ? 'yes' : 'no'
  }
}
