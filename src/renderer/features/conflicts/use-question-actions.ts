import type { DecisionChoice } from '../../../shared/ipc/contract.ts'
import type { DecisionKind } from '../../../shared/model/index.ts'
import { useT } from '../../i18n/index.ts'
import type { AskingItem } from '../../stores/decisions.ts'
import type { DialogAction } from '../../ui/index.ts'
import { canCompare } from '../compare/index.ts'
import { layoutOf } from './question-layout.ts'
import { useQuestionText } from './use-question-text.ts'

/** What a button of a question does; all others are answers. */
export const notAnswers = ['later', 'cancel', 'sure', 'not-sure', 'choose-place', 'compare'] as const
export type QuestionAction = DecisionKind | (typeof notAnswers)[number]

/** The buttons of a question, the default first. `busy`: an answer is on its way. */
export function useQuestionActions() {
  const t = useT()
  const text = useQuestionText()

  type Action = DialogAction & { readonly id: QuestionAction }
  const later: Action = { id: 'later', label: t('conflicts.later') }

  const elsewhere: Action = { id: 'choose-place', label: t('questions.choosePlace') }

  function answer({ question }: AskingItem, { kind, danger, isDefault, place }: DecisionChoice): Action {
    const variant = danger ? 'danger' : isDefault ? 'primary' : 'default'
    if (place === 'must') return { ...elsewhere, variant }
    return { id: kind, label: text.answer(question, kind), variant }
  }

  /** Where the user may choose a place, beside the one that is offered. */
  function places({ question }: AskingItem): Action[] {
    return question.choices.some(({ place }) => place === 'may') ? [{ ...elsewhere, aside: true }] : []
  }

  /** Beside the answers: it answers nothing. */
  function comparing(item: AskingItem): Action[] {
    if (!canCompare(item)) return []
    const label = t(item.question.conflict.kind === 'stale' ? 'compare.open' : 'compare.short')
    return [{ id: 'compare', label, icon: 'compare', aside: true }]
  }

  function cancel(item: AskingItem): Action[] {
    return item.canCancel ? [{ id: 'cancel', label: t('questions.cancelTransfer') }] : []
  }

  function buttons(item: AskingItem): Action[] {
    const { choices, conflict } = item.question
    const first = choices.filter(({ isDefault }) => isDefault).map((choice) => answer(item, choice))
    const others = choices.filter(({ isDefault }) => !isDefault).map((choice) => answer(item, choice))
    if (choices.length === 0) {
      const ok: Action = { id: 'later', label: t('questions.ok'), variant: 'primary' }
      return [ok, ...cancel(item).map((action) => ({ ...action, aside: true }))]
    }
    if (conflict.kind === 'guard') return [...first, ...others, ...comparing(item)]
    return [...first, later, ...places(item), ...others.map((action) => ({ ...action, aside: true }))]
  }

  function lock(item: AskingItem): Action[] {
    const offered = item.question.choices.filter(({ kind }) => kind !== 'release-lock')
    return offered.flatMap((choice) => {
      const action = answer(item, choice)
      return choice.isDefault ? [{ ...action, keys: '↵' }, ...cancel(item)] : [{ ...action, aside: true }]
    })
  }

  function chosen(item: AskingItem, kind: DecisionKind | null): Action[] {
    const choice = item.question.choices.find((one) => one.kind === kind)
    if (!choice) return [later, ...places(item), ...comparing(item)]
    const variant = choice.danger ? 'danger' : 'primary'
    return [{ ...answer(item, choice), variant, keys: '↵' }, later, ...places(item), ...comparing(item)]
  }

  return {
    of(item: AskingItem, picked: DecisionKind | null, busy: boolean): readonly Action[] {
      const layout = layoutOf(item.question)
      const actions =
        layout === 'choices' ? chosen(item, picked) : layout === 'lock' ? lock(item) : buttons(item)
      return actions.map((action) => (action.id === 'later' ? action : { ...action, disabled: busy }))
    },
    /** Asked once more before a lock is released. */
    releaseLock: (): readonly Action[] => [
      { id: 'not-sure', label: t('questions.lock.sureNo'), variant: 'primary' },
      { id: 'sure', label: t('questions.lock.sureYes'), variant: 'danger' },
    ],
  }
}
