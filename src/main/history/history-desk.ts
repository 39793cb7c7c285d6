import type { Core } from '../../core/compose.ts'
import { forgetOld, wayBack } from '../../core/services/history.ts'
import type { HistoryQuery as StoredQuery, HistoryRow } from '../../core/store/index.ts'
import { RedropError } from '../../shared/errors.ts'
import type { HistoryOverview, HistoryPage, HistoryQuery, UndoneInfo } from '../../shared/ipc/contract.ts'
import { sameAccount, type AccountKey, type WayBack } from '../../shared/model/index.ts'
import type { Activity } from '../activity/activity.ts'
import type { Queue } from '../queue/queue.ts'
import type { Remote } from '../remote/remote.ts'
import type { Transfers } from '../transfers/transfers.ts'
import { redoChange, undoChange } from '../transfers/undo.ts'
import { entryOf } from './entry.ts'

export interface HistoryDeskParts {
  readonly core: Pick<Core, 'store' | 'clock' | 'safety' | 'profile' | 'accounts'>
  readonly remote: Remote
  readonly activity: Activity
  readonly queue: Queue
  readonly transfers: Pick<Transfers, 'retry'>
  onFolderChanged(account: AccountKey, folderUri: string): void
}

/** Rows that a page of the list has. */
const pageSize = 200

/** What this device did, looked at and taken back. */
export class HistoryDesk {
  private readonly parts: HistoryDeskParts

  constructor(parts: HistoryDeskParts) {
    this.parts = parts
  }

  async page(query: HistoryQuery, after: string | null): Promise<HistoryPage> {
    const { history } = this.parts.core.store
    const rows = await history.page(this.stored(query), { after, limit: pageSize })
    const entries = await Promise.all(rows.map((row) => this.entry(row)))
    return { entries, hasMore: rows.length === pageSize }
  }

  async overview(query: HistoryQuery): Promise<HistoryOverview> {
    const { store, accounts } = this.parts.core
    const [counts, used, known] = await Promise.all([
      store.history.count(this.stored(query)),
      store.history.accounts(),
      accounts.list(),
    ])
    return {
      ...counts,
      accounts: used.map((account) => ({
        account,
        name: known.find((one) => sameAccount(one, account))?.name ?? account.user,
      })),
    }
  }

  async way(id: string): Promise<WayBack> {
    const row = await this.row(id)
    const { store } = this.parts.core
    return this.parts.remote(row.account, row.uri, (connection) => wayBack({ store }, connection, row))
  }

  async undo(id: string): Promise<UndoneInfo> {
    return undoChange(this.parts, await this.row(id))
  }

  async redo(id: string): Promise<void> {
    await redoChange(this.parts, await this.row(id))
  }

  async retry(id: string): Promise<void> {
    const { transferId, name } = await this.row(id)
    if (transferId === null) throw new RedropError('undo-nothing', { name })
    await this.parts.transfers.retry(transferId)
  }

  /** What finished transfers offer to take back goes with it: it is looked up here. */
  async clear(): Promise<number> {
    const { core, activity } = this.parts
    const forgotten = await core.store.history.forget(Number.MAX_SAFE_INTEGER)
    for (const { transfer, outcome } of activity.all())
      if (outcome !== null && outcome.undo !== 'none')
        activity.conclude(transfer.id, { ...outcome, undo: 'none', canRedo: false })
    return forgotten
  }

  /** `days`: null keeps everything. */
  async keep(days: number | null): Promise<void> {
    await forgetOld(this.parts.core, days)
  }

  private async row(id: string): Promise<HistoryRow> {
    const row = await this.parts.core.store.history.get(id)
    if (!row) throw new RedropError('undo-nothing', { name: '' })
    return row
  }

  private async entry(row: HistoryRow) {
    const { store, profile } = this.parts.core
    const isOpen = row.undo !== null && row.undoneAt === null
    const newer = isOpen ? await store.history.newerThan(row) : 0
    return entryOf(row, { newer, spool: profile.spool })
  }

  private stored({ kind, account, days, text }: HistoryQuery): StoredQuery {
    return {
      ...(kind === null ? {} : { kind }),
      ...(account === null ? {} : { account }),
      ...(days === null ? {} : { since: startOfDays(this.parts.core.clock.now(), days) }),
      text,
    }
  }
}

/** Midnight before the last `days` days, today among them, by this computer's calendar. */
function startOfDays(now: number, days: number): number {
  const date = new Date(now)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - days + 1).getTime()
}
