import { useEventListener } from '@vueuse/core'
import type { DecisionKind } from '../../../shared/model/index.ts'
import type { AskingItem } from '../../stores/decisions.ts'
import { layoutOf, letterOf } from './question-layout.ts'

interface Keys {
  /** Of a list of answers. */
  pick(kind: DecisionKind): void
  /** Of answers that are buttons: it takes Enter to send one. */
  focus(kind: DecisionKind): void
  next(): void
  /** The answer is, or is not, meant for all questions like this one. */
  all(): void
}

/** S, R and K pick an answer, A means all alike, N goes to the next question. `item`: null: nobody listens. */
export function useQuestionKeys(item: () => AskingItem | null, keys: Keys): void {
  useEventListener(document, 'keydown', (event: KeyboardEvent) => {
    const asked = item()
    if (!asked || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target instanceof Element && event.target.matches('input:not([type=radio]), textarea, select'))
      return
    const key = event.key.toUpperCase()
    const choice = asked.question.choices.find(({ kind }) => letterOf(kind) === key)
    if (choice && layoutOf(asked.question) === 'choices') keys.pick(choice.kind)
    else if (choice) keys.focus(choice.kind)
    else if (key === 'N') keys.next()
    else if (key === 'A') keys.all()
    else return
    event.preventDefault()
  })
}
