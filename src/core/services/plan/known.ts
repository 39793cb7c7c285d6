import type { AccountKey, LocalSnapshot, RemoteEntry, Retention } from '../../../shared/model/index.ts'
import { keepsVersions } from '../../domain/undo.ts'
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

/** What holds for all files of an account. */
export interface KnownOfAccount {
  /** Files of which this device knows a local origin. */
  readonly withOrigin: ReadonlySet<string>
  readonly retention: Retention
}

/** What this device knows of the files of a listing, asked for all at once. */
export class Known {
  private readonly own: ReadonlySet<string>
  private readonly hashes: ReadonlyMap<string, ContentHash>
  private readonly deps: KnownDeps
  private readonly account: AccountKey
  private readonly all: KnownOfAccount

  private constructor(
    deps: KnownDeps,
    account: AccountKey,
    all: KnownOfAccount,
    found: { own: ReadonlySet<string>; hashes: ReadonlyMap<string, ContentHash> },
  ) {
    this.deps = deps
    this.account = account
    this.all = all
    this.own = found.own
    this.hashes = found.hashes
  }

  static async of(
    deps: KnownDeps,
    account: AccountKey,
    all: KnownOfAccount,
    entries: readonly RemoteEntry[],
  ): Promise<Known> {
    const versions = entries.map(({ version }) => version)
    const files = entries.map(({ id }) => id)
    const [own, hashes] = await Promise.all([
      deps.store.ownVersions.among(account, versions),
      deps.store.hashes.ofFiles(account.instance, files),
    ])
    return new Known(deps, account, all, { own, hashes })
  }

  /** What is known of one file before anything but the listing was looked at. */
  there(entry: RemoteEntry, isBase: PlanThere['isBase'], local: LocalSnapshot): PlanThere {
    const { deps, account } = this
    const { retention } = this.all
    const isKept = keepsVersions(retention, entry.name) && retention.max !== 1
    const hash = this.hashOf(entry)
    return {
      entry,
      current: currentVersion(entry, account, this.own),
      isBase,
      hash,
      content: entry.size !== local.size ? 'different' : hash ? 'unread' : 'unknown',
      undo: isKept ? 'version' : deps.keepsCopies ? 'safety-copy' : 'no',
      isInUse: deps.inUse.has(entry.id),
      isLookedAt: false,
    }
  }

  /** Whether the local file was built on what is current. */
  async isBase(entry: RemoteEntry, local: LocalSnapshot): Promise<PlanThere['isBase']> {
    if (!this.all.withOrigin.has(entry.id)) return 'unknown'
    const { account } = this
    const origin = await this.deps.store.provenance.find(account, entry.id, local)
    if (!origin) return 'unknown'
    if (origin.version.id === entry.version) return 'yes'
    // This device made the version current by an undo or a restore: the user knows it, whatever the local file is.
    const [last] = await this.deps.store.history.list({ account, fileId: entry.id, limit: 1 })
    const isSwitch = last?.result === 'undone' || last?.result === 'restored'
    return isSwitch && last.after?.id === entry.version ? 'yes' : 'no'
  }

  private hashOf(entry: RemoteEntry): ContentHash | null {
    const known = this.hashes.get(entry.version)
    const fits =
      known?.fileId === entry.id
      && known.size === entry.size
      && Math.abs(known.versionTime - entry.updatedAt) <= sameTime
    return fits ? known : null
  }
}
