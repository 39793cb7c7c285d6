import { randomUUID } from 'node:crypto'
import { compareContent, lookAtRemote } from '../../core/services/plan/look.ts'
import { carryOut } from '../../core/services/plan/carry-out.ts'
import { RedropError } from '../../shared/errors.ts'
import type { PlanRowView, PlanStarted, PlanSummary, RequestInput } from '../../shared/ipc/contract.ts'
import type { AccountKey } from '../../shared/model/index.ts'
import { parentUri } from '../../shared/uri.ts'
import type { Activity } from '../activity/activity.ts'
import type { LocalPlaces } from '../activity/item.ts'
import { toFailure } from '../ipc/failure.ts'
import type { LocalRefs } from '../local-files/local-refs.ts'
import type { Queue } from '../queue/queue.ts'
import { filesInUse } from './in-use.ts'
import { OpenPlan, type OpenPlanParts } from './open-plan.ts'
import { rowView } from './row-view.ts'

export interface PlanDeskParts extends Omit<OpenPlanParts, 'inUse'> {
  readonly refs: LocalRefs
  readonly queue: Queue
  readonly activity: Activity
  readonly places: LocalPlaces
  onFolderChanged(account: AccountKey, uri: string): void
}

/** More than are ever open; one that a page has forgotten goes. */
const most = 4

/** The plans that the page shows: what drops will do, before any byte (design §4.3). */
export class PlanDesk {
  private readonly parts: PlanDeskParts
  private readonly open = new Map<string, OpenPlan>()

  constructor(parts: PlanDeskParts) {
    this.parts = parts
  }

  /** Throws RedropError `local-missing` for an unknown handle. */
  make({ refs, folder, keepBoth }: RequestInput<'plans.make'>): PlanSummary {
    const { activity } = this.parts
    const sources = refs.map((ref) => ({
      path: this.parts.refs.pathOf(ref),
      name: this.parts.refs.nameOf(ref),
    }))
    const parts = { ...this.parts, inUse: () => filesInUse(activity) }
    const made = new OpenPlan(randomUUID(), { sources, folder, keepBoth }, parts)
    this.open.set(made.id, made)
    const [oldest] = this.open.size > most ? this.open.keys() : []
    if (oldest !== undefined) this.cancel(oldest)
    return made.summary()
  }

  ready(id: string): Promise<PlanSummary> {
    return this.get(id).ready()
  }

  rows({ plan: id, filter, offset, limit }: RequestInput<'plans.rows'>): {
    total: number
    rows: readonly PlanRowView[]
  } {
    const { plan } = this.get(id)
    if (!plan) return { total: 0, rows: [] }
    const all = plan.filtered(filter)
    const rows = all.slice(offset, offset + limit).map((row) => rowView(plan, row, this.parts.places))
    return { total: all.length, rows }
  }

  choose({ plan: id, rows, filter, setting }: RequestInput<'plans.choose'>): PlanSummary {
    const one = this.get(id)
    const plan = one.chosenFrom()
    plan.choose(rows ?? plan.filtered(filter).map((row) => row.id), setting)
    return one.changed()
  }

  setKeepModified({ plan: id, on }: RequestInput<'plans.setKeepModified'>): PlanSummary {
    const one = this.get(id)
    one.keepModified = on
    return one.changed()
  }

  /** What fails here is asked again by the transfer. */
  async look({ plan: id, rows }: RequestInput<'plans.look'>): Promise<PlanSummary> {
    const one = this.get(id)
    const plan = one.chosenFrom()
    const { core, remote } = this.parts
    const deps = { store: core.store, keepsCopies: core.safety !== null }
    await remote(one.folder.account, one.folder.uri, async (connection) => {
      for (const rowId of rows) {
        const row = plan.row(rowId)
        if (row?.type !== 'file' || one.signal.aborted) continue
        const read = await compareContent(row, { anySize: false })
        if (read) plan.learn(row, read)
        const seen = await lookAtRemote(deps, connection, row)
        if (seen) plan.learn(row, seen)
      }
    })
    return one.changed()
  }

  follow(id: string): PlanSummary {
    return this.get(id).follow()
  }

  async start(id: string): Promise<PlanStarted> {
    const one = this.get(id)
    const plan = one.chosenFrom()
    one.enter('starting')
    const { core, remote, queue, log } = this.parts
    const { account, uri } = one.folder
    const failed: { name: string; files: number; error: ReturnType<typeof toFailure> }[] = []
    let files = 0
    try {
      if ((await one.lookAfterFolder()).kind !== 'there') throw new RedropError('folder-missing', { uri })
      if (!core.settings.current.skipIdentical) await this.compareAll(one)
      await remote(account, uri, (connection) =>
        carryOut(
          {
            clock: core.clock,
            keepModified: one.keepModified,
            async add(transfers) {
              files += (await queue.add(transfers)).length
            },
            onFailed: (folder, count, error) =>
              failed.push({
                name: folder.path.at(-1) ?? '',
                files: count,
                error: toFailure(log, 'plan', error),
              }),
            onMade: (folder) => this.parts.onFolderChanged(account, parentUri(folder.uri) ?? folder.uri),
          },
          connection,
          plan,
          one.signal,
        ),
      )
    } catch (error) {
      one.enter('ready')
      throw error
    }
    this.open.delete(id)
    return { files, failed }
  }

  cancel(id: string): void {
    this.open.get(id)?.cancel()
    this.open.delete(id)
  }

  /** The engine would send what is the same: here it was asked not to. */
  private async compareAll(one: OpenPlan): Promise<void> {
    for (const row of one.plan?.rows ?? []) {
      if (row.type !== 'file' || row.choice !== 'if-different') continue
      const read = await compareContent(row, { anySize: true })
      if (read) one.plan?.learn(row, read)
      one.signal.throwIfAborted()
    }
  }

  private get(id: string): OpenPlan {
    const plan = this.open.get(id)
    if (!plan) throw new RedropError('cancelled')
    return plan
  }
}
