import type { AccountKey, FileRef } from '../../model/index.ts'
import type { Answer } from './result.ts'

/** What is on the clipboard, for people. */
export type ClipboardView =
  | { readonly kind: 'empty' }
  /** `excerpt`: its first lines. */
  | { readonly kind: 'text'; readonly excerpt: string; readonly size: number }
  /** `thumbnail`: a PNG as a `data:` URL, at most 96 pixels wide and high. */
  | { readonly kind: 'picture'; readonly width: number; readonly height: number; readonly thumbnail: string }
  | { readonly kind: 'files'; readonly names: readonly string[]; readonly count: number }

export interface QuickSavePreview {
  readonly clipboard: ClipboardView
  /** Which content this is: to be named in `save`. */
  readonly token: string
  /** Where it would go; null: nobody has said yet, `save` needs a folder. */
  readonly folder: FileRef | null
  /** What it would be called; null: files keep their names. */
  readonly name: string | null
  /** The file saved within the last minute that this would replace; null: a new one. */
  readonly replaces: { readonly name: string } | null
}

export interface QuickSaved {
  readonly transfers: readonly string[]
}

/** Puts what is on the clipboard into its remote place by the rules of the settings. */
export interface QuickSaveApi {
  preview(input: { account: AccountKey }): Answer<QuickSavePreview>
  /** `token`: code `conflict`, the clipboard is another one by now. `folder`: null goes by the rules. */
  save(input: { account: AccountKey; token: string; folder: FileRef | null }): Answer<QuickSaved>
}
