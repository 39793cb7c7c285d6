import type { AccountKey, FileRef } from '../../model/index.ts'
import type { Answer, Failure } from './result.ts'

/** What is on the clipboard, for people. */
export type ClipboardView =
  | { readonly kind: 'empty' }
  /** `excerpt`: its first lines; empty where the program that copied it says that it is secret. */
  | { readonly kind: 'text'; readonly excerpt: string; readonly size: number }
  /** `thumbnail`: a PNG as a `data:` URL, at most 96 pixels wide and high; null: it cannot be shown. */
  | {
      readonly kind: 'picture'
      readonly width: number
      readonly height: number
      readonly size: number
      readonly thumbnail: string | null
    }
  | { readonly kind: 'files'; readonly names: readonly string[]; readonly count: number }

export interface QuickSavePreview {
  readonly clipboard: ClipboardView
  /** Which content this is: to be named in `save`. */
  readonly token: string
  /** Where it would go; null: nobody has said yet, `save` needs a folder. */
  readonly folder: FileRef | null
  /** What it would be called where that is free; null: files keep their names. */
  readonly name: string | null
  /** The file saved within the last minute that this would replace; null: a new one. */
  readonly replaces: { readonly name: string } | null
}

export interface QuickSaved {
  readonly transfers: readonly string[]
  /** Copied files that cannot be sent, such as folders and files that are gone. */
  readonly failed: readonly { readonly name: string; readonly error: Failure }[]
}

/** Puts what is on the clipboard into its remote place by the rules of the settings. */
export interface QuickSaveApi {
  preview(input: { account: AccountKey }): Answer<QuickSavePreview>
  /**
   * Once it is saved, a link is put on the clipboard if the settings say so and nothing else is on it by then. `token`: code
   * `conflict`, the clipboard is another one by now. `folder`: null goes by the rules; `folder-missing`: they name none.
   */
  save(input: { account: AccountKey; token: string; folder: FileRef | null }): Answer<QuickSaved>
}
