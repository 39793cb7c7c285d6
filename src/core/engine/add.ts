import { randomUUID } from 'node:crypto'
import type {
  AccountKey,
  ConflictFacts,
  LocalSnapshot,
  Target,
  Transfer,
  TransferOptions,
} from '../../shared/model/index.ts'
import { isSamePlace, placeKeys } from '../domain/target-key.ts'
import { sameSnapshot } from '../node/files/snapshot.ts'
import type { EngineContext } from './context.ts'
import { unpause } from './pause.ts'
import { isSpooled } from './unneeded-files.ts'

export interface NewTransfer {
  readonly direction: Transfer['direction']
  readonly account: AccountKey
  readonly target: Target
  readonly source: LocalSnapshot
  readonly options?: Partial<TransferOptions>
  /** A question that is known before anything was tried, such as a name that differs only in case. */
  readonly conflict?: ConflictFacts
}

interface AddTools {
  /** This process is at work on it. */
  isBusy(transfer: Transfer): boolean
  supersede(id: string): Promise<void>
}

/** Rows of one commit: few enough not to hold up anything else. */
const atOnce = 100

/** Stores what is to be done; an interrupted transfer of the same file to the same place is taken up again instead. */
export async function add(
  ctx: EngineContext,
  wanted: readonly NewTransfer[],
  tools: AddTools,
): Promise<{ readonly transfers: Transfer[]; readonly fresh: readonly string[] }> {
  const open = new OpenPlaces(await ctx.store.transfers.openAt(wanted.flatMap(placeKeys)))
  const transfers: Transfer[] = []
  const fresh: string[] = []
  let unsaved: Transfer[] = []
  const save = async () => {
    if (unsaved.length > 0) await ctx.store.transfers.add(unsaved)
    unsaved = []
  }
  for (const one of wanted) {
    const before = open.find(one)
    // What is being sent right now is not stopped: the new one waits its turn and builds on its result.
    if (before && !tools.isBusy(before)) {
      await save()
      if (await isTakenUp(ctx, before, one)) {
        transfers.push(await unpause(ctx, before))
        continue
      }
      await tools.supersede(before.id)
      open.remove(before)
    }
    const transfer = made(ctx, one)
    open.add(transfer)
    transfers.push(transfer)
    fresh.push(transfer.id)
    unsaved.push(transfer)
    if (unsaved.length === atOnce) await save()
  }
  await save()
  return { transfers, fresh }
}

async function isTakenUp(ctx: EngineContext, before: Transfer, wanted: NewTransfer): Promise<boolean> {
  if (before.direction === 'download') return versionOf(before) === versionOf(wanted)
  if (!sameSnapshot(before.source, wanted.source)) return false
  if (isSpooled(ctx, before.source.path)) return true
  return (await ctx.store.attempts.openOf(before.id)).length > 0
}

function versionOf({ target }: Pick<Transfer, 'target'>): string | null {
  return target.kind === 'replace' ? target.base.version.id : null
}

function made({ clock, settings }: EngineContext, wanted: NewTransfer): Transfer {
  const { direction, account, target, source, options, conflict } = wanted
  const { keepModified } = settings.current
  const now = clock.now()
  return {
    id: randomUUID(),
    direction,
    account,
    target,
    source,
    options: { accepted: [], keepModified, overwrite: false, ...options },
    state: conflict
      ? { name: 'needs-decision', conflict: { ...conflict, revision: 1 }, raisedAt: now }
      : { name: 'queued' },
    revision: 1,
    createdAt: now,
  }
}

/** Open transfers by what they write to. */
class OpenPlaces {
  private readonly byKey = new Map<string, Transfer[]>()

  constructor(transfers: readonly Transfer[]) {
    for (const transfer of transfers) this.add(transfer)
  }

  add(transfer: Transfer): void {
    for (const key of placeKeys(transfer)) this.byKey.set(key, [...(this.byKey.get(key) ?? []), transfer])
  }

  remove(transfer: Transfer): void {
    for (const key of placeKeys(transfer)) {
      const others = this.byKey.get(key)?.filter(({ id }) => id !== transfer.id)
      this.byKey.set(key, others ?? [])
    }
  }

  find(wanted: NewTransfer): Transfer | null {
    const candidates = placeKeys(wanted).flatMap((key) => this.byKey.get(key) ?? [])
    return candidates.find((transfer) => isSamePlace(transfer, wanted)) ?? null
  }
}
