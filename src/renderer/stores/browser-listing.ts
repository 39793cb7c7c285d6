import { computed, ref, shallowRef } from 'vue'
import type { Failure, FolderInfo, OrderBy, Row } from '../../shared/ipc/contract.ts'
import type { AccountKey } from '../../shared/model/index.ts'
import { desktop } from '../api/index.ts'
import { createBaseMemory } from './browser-base.ts'
import { applySeen } from './browser-seen.ts'

export interface Order {
  readonly by: OrderBy
  readonly direction: 'asc' | 'desc'
}

export interface Place {
  readonly account: AccountKey
  readonly uri: string
}

/** Milliseconds after which rows are shown although more are on their way. */
const showEvery = 500

/** The rows of one folder at a time, fetched page by page. An answer that has been overtaken is dropped. */
export function createListing() {
  const place = shallowRef<Place | null>(null)
  const order = shallowRef<Order>({ by: 'updated_at', direction: 'desc' })
  const folder = shallowRef<FolderInfo | null>(null)
  const rows = shallowRef<readonly Row[]>([])
  const nextToken = ref<string | null>(null)
  const failure = shallowRef<Failure | null>(null)
  const loading = ref(false)
  /** When the rows were listed, milliseconds since the epoch; null: there are none. */
  const listedAt = ref<number | null>(null)
  const bases = createBaseMemory()
  let generation = 0
  let held = false
  let reloadLater = false

  function page(at: Place, pageToken: string | null) {
    const { by, direction } = order.value
    return desktop.browse.list({ ...at, orderBy: by, direction, pageToken })
  }

  /** Lists from the start until there are `wanted` rows, then shows them all at once. */
  async function list(at: Place, wanted: number): Promise<void> {
    const mine = ++generation
    const found: Row[] = []
    let token: string | null = null
    loading.value = true
    do {
      const answer = await page(at, token)
      if (mine !== generation) return
      if (!answer.ok) {
        failure.value = answer.error
        loading.value = false
        return
      }
      append(found, answer.value.rows)
      token = answer.value.nextToken
      folder.value = answer.value.folder
    } while (token !== null && found.length < wanted)
    loading.value = false
    failure.value = null
    if (held && rows.value.length > 0) {
      reloadLater = true
      return
    }
    bases.update(rows.value, found)
    rows.value = found
    nextToken.value = token
    listedAt.value = Date.now()
  }

  /** The next rows, or `all` that are left: shown together where they come fast. */
  async function loadMore(all = false): Promise<void> {
    const at = place.value
    let token = nextToken.value
    if (!at || loading.value || token === null) return
    const mine = ++generation
    let found: readonly Row[] = []
    let shownAt = Date.now()
    const show = () => {
      const longer = [...rows.value]
      append(longer, found)
      rows.value = longer
      nextToken.value = token
      found = []
      shownAt = Date.now()
    }
    loading.value = true
    do {
      const answer = await page(at, token)
      if (mine !== generation) return
      if (!answer.ok) {
        failure.value = answer.error
        break
      }
      found = [...found, ...answer.value.rows]
      token = answer.value.nextToken
      if (Date.now() - shownAt >= showEvery) show()
    } while (all && token !== null)
    if (found.length > 0 || token !== nextToken.value) show()
    loading.value = false
  }

  async function reload(): Promise<void> {
    if (!place.value) return
    if (held && rows.value.length > 0) reloadLater = true
    else await list(place.value, rows.value.length)
  }

  return {
    place,
    order,
    folder,
    rows,
    failure,
    loading,
    listedAt,
    /** Whether all rows of the folder are here. */
    complete: computed(() => nextToken.value === null),
    baseOf: bases.baseOf,
    loadMore,
    reload,

    /** Shows another folder; null: none. */
    async open(at: Place | null): Promise<void> {
      generation++
      place.value = at
      folder.value = null
      rows.value = []
      nextToken.value = null
      failure.value = null
      loading.value = false
      listedAt.value = null
      reloadLater = false
      bases.forget()
      if (at) await list(at, 1)
    },

    /** The rows stay until the newly ordered ones are there. */
    async sort(by: Order): Promise<void> {
      order.value = by
      if (place.value) await list(place.value, 1)
    },

    /** While held, rows that are pointed at stay where they are; a reload waits until `release`. */
    hold(): void {
      held = true
    },
    async release(): Promise<void> {
      held = false
      if (!reloadLater) return
      reloadLater = false
      await reload()
    },

    /** Rows as they are on the server now: the others may have to be listed again. */
    see(seen: readonly Row[]): void {
      if (listedAt.value === null || loading.value) return
      if (held) {
        reloadLater = true
        return
      }
      const { rows: after, unknown, stale } = applySeen(rows.value, seen)
      if (after) {
        bases.update(rows.value, after)
        rows.value = after
      }
      const { by, direction } = order.value
      const isFirst = nextToken.value === null || (by === 'updated_at' && direction === 'desc')
      if (stale || (unknown && isFirst)) void reload()
    },

    /** Rows that are known to be gone, before the server is asked again. */
    remove(ids: ReadonlySet<string>): void {
      rows.value = rows.value.filter((row) => !ids.has(row.file.id))
    },
    replace(changed: Row): void {
      rows.value = rows.value.map((row) => (row.file.id === changed.file.id ? changed : row))
    },
  }
}

/** Pages overlap when something was added between two requests. */
function append(rows: Row[], more: readonly Row[]): void {
  const known = new Set(rows.map((row) => row.file.id))
  for (const row of more) {
    if (known.has(row.file.id)) continue
    known.add(row.file.id)
    rows.push(row)
  }
}
