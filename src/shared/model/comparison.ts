export type TextEncoding =
  'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'latin-1' | 'windows-1252'
/** `mixed`: of several kinds, which are then kept line by line; `none`: there is one line only. */
export type LineEnd = 'lf' | 'crlf' | 'cr' | 'mixed' | 'none'

export interface TextForm {
  readonly encoding: TextEncoding
  readonly lineEnd: LineEnd
}

/**
 * A part of both texts, in order. `same`: of both (they may differ in what is left out of the comparison); `left` and
 * `right`: only that side differs from the common version; `both`: both differ from it in the same way; `conflict`: each
 * in its own way, or there is no common version. An empty list: the side has nothing here.
 */
export interface Hunk {
  readonly kind: 'same' | 'left' | 'right' | 'both' | 'conflict'
  readonly left: readonly string[]
  readonly right: readonly string[]
  /** Null: there is no common version. */
  readonly base: readonly string[] | null
}

export interface TextComparison {
  readonly kind: 'text'
  readonly left: TextForm
  readonly right: TextForm
  /** How a merge of both is written. */
  readonly result: TextForm
  /** Against the common version where there is one, else of both sides. */
  readonly hunks: readonly Hunk[]
  /** `none`: nobody knows one; `gone`: the server does not keep it any more; `unusable`: it is no text, or too long. */
  readonly base: 'used' | 'none' | 'gone' | 'unusable'
}

export interface PictureFacts {
  readonly type: 'png' | 'jpeg' | 'gif' | 'webp'
  readonly width: number
  readonly height: number
}

export interface PictureComparison {
  readonly kind: 'pictures'
  readonly left: PictureFacts
  readonly right: PictureFacts
}

/** Why only facts are compared. `pixels`: a picture has too many; `lines`: a text has too many. */
export type FactsOnlyWhy = 'kind' | 'kinds-differ' | 'size' | 'lines' | 'pixels' | 'too-different'

export interface FactsComparison {
  readonly kind: 'facts'
  readonly why: FactsOnlyWhy
}

export type ComparedContent = TextComparison | PictureComparison | FactsComparison
