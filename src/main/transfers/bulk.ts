import type { Activity } from '../activity/activity.ts'
import { isOver, itemOf } from '../activity/item.ts'
import type { TransferRecord } from '../activity/record.ts'
import type { Queue } from '../queue/queue.ts'
import { slices } from '../queue/slices.ts'
import type { Transfers } from './transfers.ts'

export interface BulkParts {
  readonly queue: Queue
  readonly activity: Activity
  readonly transfers: Pick<Transfers, 'retry'>
}

/** What is done with many transfers at once, in parts. One that refuses does not hold up the others. */
export class Bulk {
  private readonly parts: BulkParts

  constructor(parts: BulkParts) {
    this.parts = parts
  }

  /** Tries all that failed again, now. */
  retryFailed(): Promise<void> {
    const isFailed = (record: TransferRecord) => this.item(record).phase === 'failed'
    return this.each(isFailed, (id) => this.parts.transfers.retry(id))
  }

  /** Ends all that can still be stopped. */
  cancelAll(): Promise<void> {
    const canCancel = (record: TransferRecord) => this.item(record).canCancel
    return this.each(canCancel, (id) => this.parts.queue.cancel(id))
  }

  /** Takes one that is over off the list. */
  remove(id: string): void {
    const record = this.parts.activity.get(id)
    if (record && isOver(this.item(record).phase)) this.parts.activity.remove([id])
  }

  private item(record: TransferRecord) {
    return itemOf(record, { home: '', spool: '', copies: [] })
  }

  private async each(
    isMeant: (record: TransferRecord) => boolean,
    work: (id: string) => Promise<void>,
  ): Promise<void> {
    // The newest first: those in line are gone before one of them gets the turn of another.
    const ids = [...this.parts.activity.all()].filter(isMeant).map(({ transfer }) => transfer.id)
    const failures: unknown[] = []
    for await (const some of slices(ids.reverse()))
      for (const id of some) await work(id).catch((error: unknown) => failures.push(error))
    if (failures.length > 0) throw failures[0]
  }
}
