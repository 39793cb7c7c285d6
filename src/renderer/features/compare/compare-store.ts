import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { CompareSource } from '../../../shared/ipc/contract.ts'
import type { VersionRef } from '../../../shared/model/index.ts'

/** One side of a comparison and what its head says. */
export interface CompareEnd {
  readonly source: CompareSource
  /** Who saved it and when; null: a local file, whose facts are shown instead. */
  readonly version: VersionRef | null
}

export interface CompareRequest {
  /** Name of the file, for the title. */
  readonly name: string
  /** What the server has, or the older one. */
  readonly left: CompareEnd
  /** Yours, or the newer one. */
  readonly right: CompareEnd
  /** The version that both come from, where it is known. */
  readonly base?: VersionRef | null
  /** The open transfer whose question this is about: it can be answered and merged here. */
  readonly transfer?: string
}

/** What the page of comparisons shows. */
export const useCompareStore = defineStore('compare', () => {
  const request = shallowRef<CompareRequest | null>(null)
  return {
    request,
    show(wanted: CompareRequest): void {
      request.value = wanted
    },
  }
})
