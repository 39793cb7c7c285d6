import { hostname } from 'node:os'
import type { FileRef, LocalSnapshot } from '../../../shared/model/index.ts'
import { freeSaveName } from '../../domain/quick-save-name.ts'
import type { Connection } from '../../engine/context.ts'
import type { NewTransfer } from '../../engine/engine.ts'
import type { Clock } from '../../ports/index.ts'
import type { Store } from '../../store/index.ts'
import { newFiles, type NewFile } from '../new-files.ts'
import type { TransferSettings } from '../transfer-settings.ts'
import { repeatable, type SavedItem, type SavedKind } from './last-save.ts'
import type { QuickSaveSettings } from './settings.ts'

export interface PlanDeps {
  readonly clock: Clock
  readonly store: Pick<Store, 'settings' | 'history'>
  readonly settings: { readonly current: Pick<TransferSettings, 'copyName'> }
  readonly quickSave: { readonly current: QuickSaveSettings }
}

export interface SaveItem {
  readonly source: LocalSnapshot
  /** As in `SavedItem`. */
  readonly key: string
}

export interface SavePlan {
  readonly kind: SavedKind
  readonly items: readonly SaveItem[]
  readonly folder: FileRef
  /** Instead of the name that the rules make, of a picture or text. */
  readonly name?: string
}

/** What each item of a plan does; in the order of its items. */
export interface PlannedSave {
  readonly wanted: NewTransfer
  readonly key: string
  /** The file of the last save that it replaces; null: a new file. */
  readonly replaces: SavedItem | null
}

/**
 * New files in a folder by the rules of the settings, none of which replaces anything, except what the same key saved
 * within the last minute: on the version that it made, so that whatever came since is asked about. Reads only. Throws what
 * the client throws.
 */
export async function planSaves(
  deps: PlanDeps,
  connection: Connection,
  { kind, items, folder, name }: SavePlan,
): Promise<PlannedSave[]> {
  const { account } = connection
  const now = deps.clock.now()
  const last = deps.quickSave.current.saveAgain
    ? await repeatable(deps.store, { kind, account, folder: folder.id, now })
    : []
  const before = (key: string) => last.find((item) => item.key === key) ?? null
  const fresh = items.filter(({ key }) => before(key) === null)
  const named = (key: string): NewFile['name'] => name ?? (kind === 'files' ? key : byRule(deps, kind, now))
  const files = fresh.map(({ source, key }) => ({ source, name: named(key) }))
  const made = files.length === 0 ? [] : await newFiles(deps, connection, { files, folder })
  return items.flatMap(({ source, key }) => {
    const replaces = before(key)
    const wanted = replaces ? replacing(source, replaces, now) : made.shift()
    return wanted ? [{ wanted, key, replaces }] : []
  })
}

function byRule({ quickSave }: PlanDeps, kind: 'picture' | 'text', at: number): NewFile['name'] {
  const pattern = quickSave.current[`${kind}Name`]
  return (limit, taken) => freeSaveName({ kind, pattern, at, computer: hostname(), limit, taken })
}

function replacing(source: LocalSnapshot, { file, version }: SavedItem, at: number): NewTransfer {
  return {
    direction: 'upload',
    account: file.account,
    target: { kind: 'replace', file, base: { version, seenIn: 'provenance', at } },
    source,
    // What was there was saved by the same key a moment ago: another length of it is nothing to ask about.
    options: { accepted: ['shrunk'] },
  }
}
