import type { RemoteEntry } from '../../../shared/model/index.ts'
import type { PlanFacts } from '../../domain/plan-row.ts'
import { refusedName } from '../../domain/plan-refused.ts'
import type { Connection } from '../../engine/context.ts'
import type { LocalItem } from '../../node/files/tree.ts'
import { besideName } from './beside.ts'
import { judgeRow, type PlanWide } from './judged.ts'
import { Known, type KnownDeps, type KnownOfAccount } from './known.ts'
import type { ListedFolder } from './remote-folders.ts'
import type { PlanFileRow, PlanFolder } from './types.ts'

interface Deps extends KnownDeps {
  readonly copyLabel: string
  readonly wide: PlanWide
  readonly account: KnownOfAccount
}

/** A row for each local file that goes into a folder, and for what is left out there. */
export async function fileRows(
  deps: Deps,
  connection: Connection,
  { files, listed, bundle }: { files: readonly LocalItem[]; listed: ListedFolder; bundle: string | null },
): Promise<Omit<PlanFileRow, 'id'>[]> {
  if (files.length === 0) return []
  const { folder } = listed
  const meets = files.map(({ name }) => folder.names.find(name))
  const entries = meets.flatMap((found) => (found?.value.type === 'file' ? [found.value] : []))
  const known = await Known.of(deps, connection.account, deps.account, entries)
  const rows: Omit<PlanFileRow, 'id'>[] = []
  for (const [at, file] of files.entries()) {
    const found = meets[at] ?? null
    const entry = found?.value.type === 'file' ? found.value : null
    const there =
      entry && file.snapshot
        ? known.there(entry, await known.isBase(entry, file.snapshot), file.snapshot)
        : null
    const name = entry?.name ?? file.name.normalize('NFC')
    const { nameLimit: limit, extensions } = folder.rules
    const row = {
      ...{ type: 'file' as const, local: file.type, folder, name: file.name, path: file.path },
      ...{ snapshot: file.snapshot, leftOut: file.leftOut, isIncluded: false, bundle, there },
      taken: file.leftOut ? null : takenBy(folder, found, name),
      refused: found?.how === 'same' ? null : refusedName(name, { limit, extensions }),
    }
    const judged = judgeRow({ ...row, besideName: null }, deps.wide)
    if (judged.kind !== 'left-out') folder.planned.add({ name })
    const made = { ...row, judged, choice: judged.choice, besideName: null }
    rows.push({ ...made, besideName: judged.choice === 'beside' ? besideName(made, deps.copyLabel) : null })
  }
  return rows
}

function takenBy(
  folder: PlanFolder,
  found: { readonly value: RemoteEntry; readonly how: 'same' | 'unicode' | 'case' } | null,
  name: string,
): PlanFacts['taken'] {
  const twin = folder.planned.find(name)?.value
  if (twin) return { kind: 'taken', by: 'twice', name: twin.name }
  if (!found) return null
  if (found.value.type === 'folder') return { kind: 'taken', by: 'folder', name: found.value.name }
  return found.how === 'same' ? null : { kind: 'taken', by: found.how, name: found.value.name }
}
