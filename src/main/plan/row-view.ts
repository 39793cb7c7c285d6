import { dirname, relative, sep } from 'node:path'
import type { Plan } from '../../core/services/plan/plan.ts'
import type { PlanRow } from '../../core/services/plan/types.ts'
import type { PlanRowView } from '../../shared/ipc/contract.ts'
import type { LocalPlaces } from '../activity/item.ts'

/** A row as the page may know it: of the local path only the names of the folders, for people. */
export function rowView(plan: Plan, row: PlanRow, places: LocalPlaces): PlanRowView {
  const { id, choice, judged } = row
  const common = {
    ...{ id, choice, kind: judged.kind, reason: judged.reason, choices: judged.choices },
    ...{ from: foldersOf(row.path, places), isSent: plan.isSent(row) },
  }
  if (row.type === 'folder') {
    const name = row.folder.path.at(-1) ?? row.name
    const nothing = { there: null, isLookedAt: true, isIncluded: false, besideName: null, bundle: null }
    return { ...common, ...nothing, type: 'folder', name, into: row.folder.path.slice(0, -1), size: null }
  }
  const { there } = row
  return {
    ...common,
    type: row.local,
    name: row.name,
    into: row.folder.path,
    size: row.snapshot?.size ?? null,
    there: there && { name: there.entry.name, version: there.current, undo: there.undo },
    isLookedAt: there?.isLookedAt ?? true,
    isIncluded: row.isIncluded,
    besideName: row.besideName,
    bundle: row.bundle,
  }
}

/** Names of the folders above a file: below the user's own folder from there on. */
function foldersOf(path: string, { home, spool }: LocalPlaces): readonly string[] {
  const folder = dirname(path)
  if (folder === spool) return []
  const below = relative(home, folder)
  const isBelow = below !== '' && !below.startsWith('..') && !below.includes(':')
  return (isBelow ? below : folder).split(sep).filter((name) => name !== '')
}
