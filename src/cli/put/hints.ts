import { decisionsFor } from '../../core/domain/decisions.ts'
import type { Conflict, Transfer } from '../../shared/model/index.ts'
import type { Translator } from '../../shared/i18n/translate.ts'
import { choiceOf, policies } from './policy.ts'

/** What to do about a question that nobody is there to answer. */
export function hints(t: Translator, transfer: Transfer, conflict: Conflict): string[] {
  if (decisionsFor(conflict).length === 0) return []
  const options = optionsFor(t, conflict)
  return [
    t('cli.put.stays', { id: shortId(transfer) }),
    ...(transfer.direction === 'upload' && options !== null ? [t('cli.put.orWith', { options })] : []),
  ]
}

/** Enough of an id to name it in a command. */
export function shortId({ id }: Pick<Transfer, 'id'>): string {
  return id.slice(0, 8)
}

function optionsFor(t: Translator, conflict: Conflict): string | null {
  if (conflict.kind === 'guard' && conflict.guard === 'empty') return '--allow-empty'
  if (conflict.kind === 'locked') return t('cli.put.wait')
  const fitting = policies.filter((policy) => choiceOf(policy, conflict) !== null)
  return fitting.length === 0 ? null : `--on-conflict ${fitting.join(' / ')}`
}
