import type { NewPlace, Question } from '../../../shared/ipc/contract.ts'
import type { DecisionKind } from '../../../shared/model/index.ts'
import { useT } from '../../i18n/index.ts'
import { useWho } from './use-who.ts'

/** What an answer does to both files. */
export function useAnswerText() {
  const t = useT()
  const who = useWho()

  function replace({ conflict }: Question): string {
    if (conflict.kind === 'covered') return t('questions.does.replaceCovered')
    return t('questions.does.replace')
  }

  return {
    /** The second line of an answer to pick. `proposal`: null: not known. */
    detail(question: Question, kind: DecisionKind, proposal: NewPlace | null): string | undefined {
      switch (kind) {
        case 'create':
          return proposal
            ? t('questions.does.create', { name: proposal.name })
            : t('questions.does.createUnknown')
        case 'replace':
          return replace(question)
        case 'bring-back':
        case 'keep-remote':
          return t(`questions.does.${kind}`)
        case 'follow':
        case 'restore-and-replace':
        case 'wait':
        case 'release-lock':
        case 'accept-guard':
        case 'thin-out':
        case 'merged':
          return undefined
      }
    },
    /** What is lost for good by replacing. */
    loss({ conflict }: Question): string {
      const lost =
        conflict.kind === 'stale' ? conflict.current : conflict.kind === 'taken' ? conflict.version : null
      const origin = lost?.origin
      return origin?.kind === 'user' || origin?.kind === 'unknown'
        ? t('conflicts.noUndo', { who: who.within(origin) })
        : t('conflicts.noUndoOwn')
    },
  }
}
