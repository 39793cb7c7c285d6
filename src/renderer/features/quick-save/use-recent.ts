import { watchDebounced } from '@vueuse/core'
import { shallowRef, type Ref } from 'vue'
import type { AccountInfo, HistoryEntry } from '../../../shared/ipc/contract.ts'
import { desktop } from '../../api/index.ts'

/** Milliseconds after the last key. */
const pause = 120
const most = 8

/** Files that were sent or fetched here, by a part of their names; the newest first, each once. Null: not looked for yet. */
export function useRecent(text: Ref<string>, account: () => AccountInfo) {
  const hits = shallowRef<readonly HistoryEntry[] | null>(null)
  /** What `hits` were looked up for. */
  let shownFor: string | null = null

  async function look(): Promise<void> {
    const asked = text.value
    const query = { kind: null, account: account(), days: null, text: asked.trim() }
    const answer = await desktop.history.page({ query, after: null })
    if (text.value !== asked) return
    shownFor = asked
    hits.value = answer.ok ? eachOnce(answer.value.entries).slice(0, most) : []
  }

  watchDebounced([text, account], look, { debounce: pause, immediate: true })
  return {
    hits,
    /** Of what is typed now, also where the list is still that of before. */
    async first(): Promise<HistoryEntry | undefined> {
      if (shownFor !== text.value) await look()
      return shownFor === text.value ? hits.value?.[0] : undefined
    },
  }
}

function eachOnce(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  return [...Map.groupBy(entries, ({ file }) => file.id).values()].flatMap(([newest]) => newest ?? [])
}
