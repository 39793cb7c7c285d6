import type { LinkMode } from '../../shared/model/index.ts'

export interface LinkContent {
  /** Of what the local file holds now, as of the others. */
  readonly hash: string
  /** Of what was sent last; null: nothing, or nobody knows. */
  readonly sent: string | null
  /** Of what was handed over last, or what the user did not want sent. */
  readonly tried: string | null
}

/** Unchanged content is never sent: the contents are compared, not sizes and times. */
export function isChanged({ hash, sent }: Pick<LinkContent, 'hash' | 'sent'>): boolean {
  return hash !== sent
}

export interface Rest {
  readonly mode: LinkMode
  readonly isPaused: boolean
  /** What its open transfer does; null: it has none. A question about the content itself is asked anew for new content. */
  readonly transfer: 'asks' | 'asks-about-content' | 'goes-on' | null
}

/** Whether new content is handed over without being told to. */
export function sendsByItself(content: LinkContent, { mode, isPaused, transfer }: Rest): boolean {
  if (mode !== 'on-save' || isPaused) return false
  // The transfer sends what the file holds by then; a question holds everything until it is answered.
  if (transfer === 'goes-on' || transfer === 'asks') return false
  return isChanged(content) && content.hash !== content.tried
}
