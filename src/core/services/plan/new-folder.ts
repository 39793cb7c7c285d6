import type { PlanReason } from '../../../shared/model/index.ts'
import { checkNewName } from '../../domain/names.ts'
import { nextToName } from '../../domain/next-to-name.ts'
import type { PlanJudgement } from '../../domain/plan-row.ts'
import type { PlanFolder } from './types.ts'

/** What a folder that has to be made is called: one that cannot have its own name gets another, because of its content. */
export function newFolderName(
  local: string,
  parent: PlanFolder,
  copyLabel: string,
): { readonly name: string; readonly judged: PlanJudgement } {
  const limit = parent.rules.nameLimit
  const checked = checkNewName(local, limit)
  const wanted = checked.ok ? checked.name : checked.proposal
  const taken = (name: string) => parent.names.has(name) || parent.planned.has(name)
  const inTheWay = parent.names.find(wanted)
  const name = taken(wanted) ? nextToName(wanted, { label: copyLabel, limit, taken }) : wanted
  if (!parent.rules.canUploadInto)
    return { name, judged: judged('skip', { kind: 'not-allowed', why: 'owner' }) }
  if (!checked.ok)
    return { name, judged: judged('add', { kind: 'not-allowed', why: 'name', proposal: name }) }
  if (name === wanted) return { name, judged: judged('add', null) }
  const by = inTheWay?.value.type === 'file' ? 'file' : 'twice'
  return { name, judged: judged('add', { kind: 'taken', by, name: inTheWay?.value.name ?? wanted }) }
}

function judged(choice: 'add' | 'skip', reason: PlanReason | null): PlanJudgement {
  return { kind: 'folder', choice, choices: choice === 'add' ? ['add', 'skip'] : [], reason }
}
