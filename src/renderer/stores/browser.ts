import { useThrottleFn } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Answer, FolderChanged, OrderBy } from '../../shared/ipc/contract.ts'
import { sameAccount, type AccountKey, type FileRef } from '../../shared/model/index.ts'
import { parentUri, parseUri, sameUri } from '../../shared/uri.ts'
import { desktop } from '../api/index.ts'
import {
  canTravel,
  currentFolder,
  startHistory,
  travel,
  visit,
  type FolderHistory,
} from './browser-history.ts'
import { createListing } from './browser-listing.ts'

export const rootUri = 'cloudreve://my'

/** Milliseconds between two lists that nobody asked for: a batch changes its folder with every file. */
const quietTime = 1_000

/** The folder that the window shows, of the account that it shows. */
export const useBrowser = defineStore('browser', () => {
  const listing = createListing()
  const history = shallowRef<FolderHistory>(startHistory(rootUri))
  /** Names the row to select as soon as it is there. */
  const reveal = ref<string | null>(null)
  const histories = new Map<string, FolderHistory>()

  const account = computed(() => listing.place.value?.account ?? null)
  const uri = computed(() => currentFolder(history.value))
  const path = computed(() => parseUri(uri.value).path)

  async function show(next: FolderHistory): Promise<void> {
    history.value = next
    const owner = account.value
    if (owner) await listing.open({ account: owner, uri: currentFolder(next) })
  }

  /** Shows the folder in which the account was last. */
  async function openAccount(key: AccountKey): Promise<void> {
    if (account.value) {
      if (sameAccount(account.value, key)) return
      histories.set(accountId(account.value), history.value)
    }
    history.value = histories.get(accountId(key)) ?? startHistory(rootUri)
    await listing.open({ account: key, uri: uri.value })
  }

  async function open(target: string): Promise<void> {
    if (sameUri(target, uri.value)) await listing.reload()
    else await show(visit(history.value, target))
  }

  async function step(direction: -1 | 1): Promise<void> {
    if (canTravel(history.value, direction)) await show(travel(history.value, direction))
  }

  async function up(): Promise<void> {
    const parent = parentUri(uri.value)
    if (parent !== null) await open(parent)
  }

  function sortBy(by: OrderBy): Promise<void> {
    const { order } = listing
    const turned = order.value.direction === 'asc' ? 'desc' : 'asc'
    const fresh = by === 'name' ? 'asc' : 'desc'
    return listing.sort({ by, direction: order.value.by === by ? turned : fresh })
  }

  /** The folder at a URI, to put files into; of the account that is shown, unless another one is named. */
  async function folderAt(target: string, key: AccountKey | null = account.value): Answer<FileRef> {
    if (!key) return { ok: false, error: { code: 'no-account', params: {} } }
    const shown = listing.folder.value?.file
    if (shown && sameAccount(shown.account, key) && sameUri(target, shown.uri))
      return { ok: true, value: shown }
    const { by, direction } = listing.order.value
    const place = { account: key, uri: target }
    const answer = await desktop.browse.list({ ...place, orderBy: by, direction, pageToken: null })
    return answer.ok ? { ok: true, value: answer.value.folder.file } : answer
  }

  const reloadSoon = useThrottleFn(() => listing.reload(), quietTime, true, true)

  function onFolderChanged(change: FolderChanged): void {
    const shown = account.value
    if (shown && sameAccount(shown, change.account) && sameUri(uri.value, change.uri)) void reloadSoon()
  }

  return {
    ...listing,
    account,
    uri,
    path,
    reveal,
    canGoBack: computed(() => canTravel(history.value, -1)),
    canGoForward: computed(() => canTravel(history.value, 1)),
    openAccount,
    open,
    back: () => step(-1),
    forward: () => step(1),
    up,
    sortBy,
    folderAt,

    /** Opens a folder and selects what is called `name` there. */
    async openAt(target: string, name: string): Promise<void> {
      reveal.value = name
      await open(target)
    },

    /** Lists the folder again when Redrop has changed it. Answers what stops it. */
    watch: () => desktop.events.onFolderChanged(onFolderChanged),
  }
})

function accountId({ instance, user }: AccountKey): string {
  return `${instance}/${user}`
}
