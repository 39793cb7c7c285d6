import type { Core } from '../../core/compose.ts'
import { FolderWatch } from '../../core/services/events/folder-watch.ts'
import type { LivePlace, LiveState, RowsSeen } from '../../shared/ipc/contract.ts'
import { sameAccount, type AccountKey, type RemoteEntry } from '../../shared/model/index.ts'
import { sameUri } from '../../shared/uri.ts'
import { rowOf } from '../remote/row.ts'
import type { Remote } from '../remote/remote.ts'

export interface LiveDeskParts {
  readonly core: Pick<Core, 'store' | 'clock'>
  readonly remote: Remote
  /** The window is on the screen. */
  isSeen(): boolean
  onState(state: LiveState): void
  onRows(seen: RowsSeen): void
  onFolderChanged(account: AccountKey, folderUri: string): void
}

/** Keeps the folder on screen true; one at a time, since there is one window. */
export class LiveDesk {
  private readonly parts: LiveDeskParts
  private place: LivePlace | null = null
  private current: FolderWatch | null = null
  private last: LiveState | null = null

  constructor(parts: LiveDeskParts) {
    this.parts = parts
  }

  /** Null: no folder is on screen. The same folder again is looked at, at once. */
  watch(place: LivePlace | null): void {
    const isSame = place !== null && this.place !== null && samePlace(place, this.place)
    if (isSame && this.current && !this.current.isOver) {
      // A page that has just been loaded has not heard of it.
      if (this.last) this.parts.onState(this.last)
      this.current.now()
      return
    }
    this.place = place
    this.begin()
  }

  /** Connections of before are of no use: the computer was asleep, or the network is another one. */
  wake(): void {
    this.begin()
  }

  stop(): void {
    this.watch(null)
  }

  private begin(): void {
    this.current?.stop()
    this.current = null
    this.last = null
    const { place, parts } = this
    if (!place) return
    const { account, uri } = place
    const { store, clock } = parts.core
    this.current = new FolderWatch({
      uri,
      clock,
      random: Math.random,
      remote: (work) => parts.remote(account, uri, work),
      isOwn: (version) => store.ownVersions.has(account, version),
      isSeen: () => parts.isSeen(),
      onState: (state) => {
        this.last = { account, uri, state }
        parts.onState(this.last)
      },
      onEntries: (entries, serverAhead) => void this.show(place, entries, serverAhead),
      onFolder: () => parts.onFolderChanged(account, uri),
    })
    this.current.start()
  }

  private async show(place: LivePlace, entries: readonly RemoteEntry[], serverAhead: number): Promise<void> {
    const { account } = place
    const { ownVersions } = this.parts.core.store
    const rows = await Promise.all(
      entries.map(async (entry) => {
        const isOwn = entry.type === 'file' && (await ownVersions.has(account, entry.version))
        return rowOf(entry, account, new Set(isOwn ? [entry.version] : []))
      }),
    )
    if (this.place === place) this.parts.onRows({ ...place, rows, serverAhead })
  }
}

function samePlace(a: LivePlace, b: LivePlace): boolean {
  return sameAccount(a.account, b.account) && sameUri(a.uri, b.uri)
}
