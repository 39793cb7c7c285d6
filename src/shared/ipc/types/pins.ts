import type { AccountKey, FileRef, VersionRef } from '../../model/index.ts'
import type { Answer } from './result.ts'

/** A file or folder that the user keeps one drop away. */
export interface Pin {
  /** The URI is its last known place. */
  readonly file: FileRef
  readonly name: string
  readonly type: 'file' | 'folder'
  /** Of a file: the version that the user saw last, the base of a drop on it; null: a folder. */
  readonly version: VersionRef | null
  /** Why it was not there when it was last looked for; null: it was. */
  readonly missing: 'trash' | 'gone' | null
  /** The user may not change it, as far as this run of Redrop has looked. */
  readonly readOnly: boolean
}

export interface AccountPins {
  readonly account: AccountKey
  readonly pins: readonly Pin[]
}

export type PinTarget = Pick<Pin, 'file' | 'type' | 'version'>

/** Every change answers all pins of the account, in the order in which they are shown. */
export interface PinsApi {
  list(input: { account: AccountKey }): Answer<readonly Pin[]>
  add(input: { targets: readonly PinTarget[] }): Answer<readonly Pin[]>
  remove(input: { file: FileRef }): Answer<readonly Pin[]>
  /** `ids`: in their new order. */
  arrange(input: { account: AccountKey; ids: readonly string[] }): Answer<readonly Pin[]>
  /** The user has been shown these of the pinned targets as they are now. */
  seen(input: { targets: readonly PinTarget[] }): Answer<readonly Pin[]>
  /** Looks at the server where each is by now, and which are missing. */
  check(input: { account: AccountKey }): Answer<readonly Pin[]>
  /** Looks for a missing one again: by its id, then for another one at its last known place. */
  find(input: { file: FileRef }): Answer<readonly Pin[]>
}
