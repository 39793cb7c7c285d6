import type { AccountKey, FileRef, VersionRef } from '../../model/index.ts'
import type { LocalRef } from './transfers.ts'
import type { PlanArrival } from './windows.ts'

/** What came from outside the window: the tray, a notification, another program, a link. It opens a place and does nothing. */
export type Arrival =
  /** Local files that another program handed over: the user is asked where they go. */
  | { readonly kind: 'files'; readonly refs: readonly LocalRef[] }
  /** A folder, and what to select in it. */
  | {
      readonly kind: 'place'
      readonly account: AccountKey
      readonly folder: string
      readonly name: string | null
    }
  /** A link asks for another content of a file: the user is asked, and chooses a local one. `base`: what is there now. */
  | {
      readonly kind: 'replace'
      readonly account: AccountKey
      readonly host: string
      readonly file: FileRef
      readonly base: VersionRef
    }
  /** A link asks for what is on the clipboard, in this folder: the user is asked. */
  | {
      readonly kind: 'quick-save'
      readonly account: AccountKey
      readonly host: string
      readonly folder: FileRef
    }
  | { readonly kind: 'sign-in'; readonly address: string }
  | { readonly kind: 'question'; readonly id: string }
  | { readonly kind: 'page'; readonly page: 'transfers' | 'decisions' | 'settings' | 'links' }
  /** Files that were dropped on a folder in another window of Redrop, where the user has said where they go. */
  | PlanArrival
  /** The files of the account, where targets are pinned. */
  | { readonly kind: 'pin' }
  /** A `redrop://` link that Redrop does not know; nothing was done. */
  | { readonly kind: 'bad-link' }

/** Whether the system starts Redrop when the user logs in, as the system says. */
export interface OpenAtLogin {
  readonly on: boolean
  /** The user has to allow it in the settings of the system first (macOS). */
  readonly needsApproval: boolean
}
