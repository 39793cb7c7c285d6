/** One of the two contents that a question is about. */
export interface Side {
  /** Yours is blue and a laptop, the server's amber and a cloud. */
  readonly whose: 'mine' | 'theirs'
  readonly title: string
  /** Who saved it, in words; null: nothing to say. */
  readonly person: string | null
  /** It is a name. */
  readonly isNamed: boolean
  /** Milliseconds since the epoch; null: not known. */
  readonly savedAt: number | null
  /** Bytes. */
  readonly size: number
  /** Bytes more than the other side has; null: not shown here. */
  readonly difference: number | null
  readonly where: string
}
