import type { ButtonVariant } from './Button.vue'
import type { IconName } from './icons.ts'
import type { Platform } from './platform.ts'

export interface DialogAction {
  readonly id: string
  readonly label: string
  /** `primary` for the default, one per dialog; `danger` where data is lost for good. */
  readonly variant?: ButtonVariant
  readonly icon?: IconName
  /** Key cap behind the label. */
  readonly keys?: string
  readonly disabled?: boolean
  /** Apart from the answer, at the other end: “Compare…”, “Undo”. */
  readonly aside?: boolean
}

/** The default comes last and rightmost; on Windows it is left of Cancel. `actions` start with the default. */
export function footerOrder(actions: readonly DialogAction[], platform: Platform): readonly DialogAction[] {
  const answers = actions.filter((action) => !action.aside)
  return platform === 'windows' ? answers : answers.toReversed()
}
