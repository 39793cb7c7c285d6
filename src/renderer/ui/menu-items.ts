import type { IconName } from './icons.ts'

export interface MenuAction {
  readonly id: string
  readonly label: string
  readonly icon?: IconName
  /** `Ctrl Shift H`: shown only, the page listens for it. */
  readonly keys?: string
  readonly danger?: boolean
  readonly disabled?: boolean
  /** Of one out of a set: whether it is the chosen one. */
  readonly checked?: boolean
  /** A second, quiet line. */
  readonly detail?: string
}

/** Destructive items come last. */
export type MenuItem = MenuAction | 'separator'
