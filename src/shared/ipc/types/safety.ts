import type { Answer } from './result.ts'

export interface SafetyCopy {
  readonly id: string
  /** Name of the account, as the list of accounts has it. */
  readonly account: string
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** When it was made, milliseconds since the epoch, local clock. */
  readonly keptAt: number
}

export interface SafetyCopies {
  /** Newest first. */
  readonly copies: readonly SafetyCopy[]
  /** Why none are made and none can be opened now: the key is nowhere kept, or its passphrase has not been typed. */
  readonly unavailable: 'session' | 'locked' | null
}

export interface SafetyApi {
  list(): Answer<SafetyCopies>
  /** Sends the copy's content to its file, on the condition that nobody else has changed it; else a question comes. */
  restore(input: { id: string }): Answer<{ transfer: string }>
  /** Asks for a place on this computer; false: cancelled. */
  saveAs(input: { id: string }): Answer<{ saved: boolean }>
  remove(input: { id: string }): Answer<SafetyCopies>
}
