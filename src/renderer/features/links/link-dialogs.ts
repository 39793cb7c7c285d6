import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { LinkInfo } from '../../../shared/ipc/contract.ts'
import type { FileRef, VersionRef } from '../../../shared/model/index.ts'

/** A remote file to be replaced, with the version of it that was shown. */
export interface LinkTargetFile {
  readonly file: FileRef
  readonly name: string
  readonly base: VersionRef
}

type Asked =
  /** A new link. `target`: null, it is to be chosen. */
  | { readonly kind: 'link'; readonly target: LinkTargetFile | null }
  | { readonly kind: 'unlink'; readonly link: LinkInfo }
  /** An edit is to end: not all of it is sent, or it is still open in a program (`openIn`). */
  | { readonly kind: 'done'; readonly link: LinkInfo; readonly openIn: string | null }

/** The dialog about links that is open, whoever asked for it. */
export const useLinkDialogs = defineStore('link-dialogs', () => {
  const asked = shallowRef<Asked | null>(null)
  return {
    asked,
    close(): void {
      asked.value = null
    },
  }
})
