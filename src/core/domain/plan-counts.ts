import type { PlanChoice, PlanKind } from '../../shared/model/index.ts'

export type PlanGroup = 'all' | 'send' | 'question' | 'left-out'

export interface CountedRow {
  readonly kind: PlanKind
  readonly choice: PlanChoice | null
  readonly isSent: boolean
  /** Bytes of the local file; 0 for a folder. */
  readonly size: number
}

export interface PlanCounts {
  /** Files, and folders that are made. */
  readonly groups: Readonly<Record<PlanGroup, number>>
  readonly kinds: Readonly<Partial<Record<PlanKind, number>>>
  readonly files: number
  readonly sending: { readonly files: number; readonly folders: number; readonly bytes: number }
}

export function groupOf({
  choice,
  isSent,
}: Pick<CountedRow, 'choice' | 'isSent'>): Exclude<PlanGroup, 'all'> {
  if (isSent) return 'send'
  return choice === null ? 'question' : 'left-out'
}

export function countRows(rows: Iterable<CountedRow>): PlanCounts {
  const groups = { all: 0, send: 0, question: 0, 'left-out': 0 }
  const kinds: Partial<Record<PlanKind, number>> = {}
  const sending = { files: 0, folders: 0, bytes: 0 }
  let files = 0
  for (const row of rows) {
    groups.all++
    groups[groupOf(row)]++
    kinds[row.kind] = (kinds[row.kind] ?? 0) + 1
    if (row.kind !== 'folder') files++
    if (!row.isSent) continue
    if (row.kind === 'folder') sending.folders++
    else sending.files++
    sending.bytes += row.size
  }
  return { groups, kinds, files, sending }
}
