import type { Answer } from './result.ts'

/** Whether the menu of the system's file manager has Redrop in it. */
export interface SendToMenu {
  readonly on: boolean
}

/** What Redrop puts into other programs, and takes out again. */
export interface OutsideApi {
  get(): Answer<SendToMenu>
  /** Answers what is there afterwards. */
  set(input: { on: boolean }): Answer<SendToMenu>
}
