import type { PlanReason } from '../../../shared/model/index.ts'
import { judge, type PlanJudgement } from '../../domain/plan-row.ts'
import { canReplace } from '../../domain/replaceable.ts'
import type { PlanFileRow } from './types.ts'

export interface PlanWide {
  /** Bytes; null: not known. */
  readonly free: number | null
  /** What is there is to stay. */
  readonly keepBoth: boolean
}

/** What a rule has left out may be wanted all the same, if it can be read at all. */
export function canInclude({ snapshot, leftOut }: Pick<PlanFileRow, 'snapshot' | 'leftOut'>): boolean {
  return snapshot !== null && leftOut !== null
}

export function judgeRow(row: Omit<PlanFileRow, 'id' | 'judged' | 'choice'>, wide: PlanWide): PlanJudgement {
  const { snapshot, leftOut, there } = row
  if (!snapshot || (leftOut && !row.isIncluded)) return leftOutOf(row)
  return judge({
    local: { size: snapshot.size, modifiedAt: Number(BigInt(snapshot.mtimeNs) / 1_000_000n) },
    there: there && {
      size: there.entry.size,
      savedAt: there.current.createdAt,
      isOurs: there.current.origin.kind === 'this-device',
      isBase: there.isBase,
      content: there.content,
      canReplace: canReplace(there.entry),
      undo: there.undo,
      isInUse: there.isInUse,
    },
    taken: row.taken,
    refused: row.refused,
    folder: row.folder.rules,
    ...wide,
  })
}

function leftOutOf(row: Pick<PlanFileRow, 'snapshot' | 'leftOut'>): PlanJudgement {
  const leftOut = row.leftOut ?? { why: 'unreadable' as const }
  const reason: PlanReason = { kind: 'left-out', leftOut, canInclude: canInclude(row) }
  return { kind: 'left-out', choice: 'skip', choices: [], reason }
}
