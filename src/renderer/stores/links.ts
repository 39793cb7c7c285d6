import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Failure, LinkInfo } from '../../shared/ipc/contract.ts'
import type { FileRef } from '../../shared/model/index.ts'
import { desktop } from '../api/index.ts'

/** All links and edits of all accounts, as main has them. */
export const useLinks = defineStore('links', () => {
  const all = shallowRef<readonly LinkInfo[]>([])
  /** False until they are known. */
  const listed = ref(false)
  const failure = shallowRef<Failure | null>(null)
  const ofFiles = computed(() => new Map(all.value.map((link) => [keyOf(link.file), link])))
  /** Id of the one that is to be shown on its page. */
  const revealed = ref<string | null>(null)

  function take(links: readonly LinkInfo[]): void {
    all.value = links
    listed.value = true
    failure.value = null
  }

  async function load(): Promise<void> {
    const before = all.value
    const answer = await desktop.links.list()
    // What came meanwhile is newer.
    if (all.value !== before) return
    if (answer.ok) take(answer.value)
    else failure.value = answer.error
  }

  return {
    all,
    listed,
    failure,
    revealed,
    /** How many are links, edits not among them. */
    count: computed(() => all.value.filter(({ kind }) => kind === 'link').length),
    ofFile: (file: FileRef) => ofFiles.value.get(keyOf(file)) ?? null,
    load,

    /** Listens to main and fetches what it has. Answers what stops listening. */
    start(): () => void {
      const stop = desktop.events.onLinks(take)
      void load()
      return stop
    },
  }
})

/** Ids of files are unique on a site. */
function keyOf({ account, id }: FileRef): string {
  return `${account.instance}/${id}`
}
