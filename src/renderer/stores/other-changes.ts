import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** A change that was no transfer, as a version made current again. */
export interface OtherChange {
  /** When it was made or, taken back, when that was: milliseconds since the epoch. */
  readonly at: number
  readonly isUndone: boolean
  /** Takes it back, or brings it back where it was taken back. */
  run(): Promise<void>
}

/** The last change that the menu's undo may mean, beside transfers. */
export const useOtherChanges = defineStore('other-changes', () => {
  const last = shallowRef<OtherChange | null>(null)
  return { last }
})
