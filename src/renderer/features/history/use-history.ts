import { refDebounced, useThrottleFn } from '@vueuse/core'
import { computed, ref, shallowRef, watch } from 'vue'
import type {
  Failure,
  HistoryEntry,
  HistoryKind,
  HistoryOverview,
  HistoryQuery,
} from '../../../shared/ipc/contract.ts'
import { sameAccount } from '../../../shared/model/index.ts'
import { desktop } from '../../api/index.ts'
import { useActivity } from '../../stores/activity.ts'

/** `account`: its place in the overview, as text. */
export interface HistoryFilter {
  readonly kind: HistoryKind | 'all'
  readonly days: string
  readonly account: string
}

export const noFilter: HistoryFilter = { kind: 'all', days: '30', account: 'all' }

/** Milliseconds that typing has to rest before it is searched for. */
const typingTime = 150
/** Milliseconds between two reads that nobody asked for. */
const newsTime = 500

/** The entries that are looked for, page by page; what Redrop does meanwhile comes on top. */
export function useHistory() {
  const activity = useActivity()
  const filter = ref<HistoryFilter>(noFilter)
  const text = ref('')
  const typed = refDebounced(text, typingTime)
  const entries = shallowRef<readonly HistoryEntry[]>([])
  const overview = shallowRef<HistoryOverview | null>(null)
  const failure = shallowRef<Failure | null>(null)
  const hasMore = ref(false)
  /** There are entries, whether they are looked for or not. */
  const isAny = ref(false)
  const listed = ref(false)
  const loading = ref(false)
  let generation = 0

  const query = computed<HistoryQuery>(() => {
    const { kind, days, account } = filter.value
    return {
      kind: kind === 'all' ? null : kind,
      days: days === 'all' ? null : Number(days),
      account: account === 'all' ? null : (overview.value?.accounts[Number(account)]?.account ?? null),
      text: typed.value,
    }
  })

  async function load(after: string | null): Promise<void> {
    const mine = ++generation
    loading.value = true
    const [page, counts] = await Promise.all([
      desktop.history.page({ query: query.value, after }),
      after === null ? desktop.history.overview({ query: query.value }) : null,
    ])
    if (mine !== generation) return
    loading.value = false
    failure.value = page.ok ? null : page.error
    if (!page.ok) return
    entries.value = after === null ? page.value.entries : [...entries.value, ...page.value.entries]
    hasMore.value = page.value.hasMore
    listed.value = true
    if (!counts?.ok) return
    isAny.value = counts.value.accounts.length > 0
    overview.value = keepAccounts(overview.value, counts.value)
  }

  watch(
    () => JSON.stringify([filter.value, typed.value]),
    () => void load(null),
    { immediate: true },
  )
  // What ends leaves an entry, and what is taken back changes one.
  const reloadSoon = useThrottleFn(() => load(null), newsTime, true)
  const stop = activity.onChange((now, before) => {
    const isNews = now.phase !== before?.phase && now.finishedAt !== null
    if (isNews || now.undo !== before?.undo) void reloadSoon()
  })

  return {
    filter,
    text,
    entries,
    overview,
    isAny,
    failure,
    hasMore,
    listed,
    stop,
    reload: () => load(null),
    async more(): Promise<void> {
      const last = entries.value.at(-1)
      if (hasMore.value && !loading.value && last) await load(last.id)
    },
  }
}

/** An account keeps its place in the list while it is chosen by that. */
function keepAccounts(before: HistoryOverview | null, now: HistoryOverview): HistoryOverview {
  if (!before) return now
  const isNew = ({ account }: HistoryOverview['accounts'][number]) =>
    !before.accounts.some((one) => sameAccount(one.account, account))
  return { ...now, accounts: [...before.accounts, ...now.accounts.filter(isNew)] }
}
