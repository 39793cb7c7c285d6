import { ref, shallowRef } from 'vue'
import type { Failure, FolderInfo, Row } from '../../../shared/ipc/contract.ts'
import type { AccountKey } from '../../../shared/model/index.ts'
import { parentUri } from '../../../shared/uri.ts'
import { desktop } from '../../api/index.ts'

/** What is in one folder after the other, by name: its folders, or `withFiles` its files behind them. */
export function useFolders(account: () => AccountKey, withFiles = false) {
  const uri = ref('')
  /** Null: not known yet, or not to be had. */
  const folder = shallowRef<FolderInfo | null>(null)
  const inside = shallowRef<readonly Row[]>([])
  const isLoading = ref(false)
  const failure = shallowRef<Failure | null>(null)
  /** What is asked for last counts. */
  let turn = 0

  async function open(wanted: string): Promise<void> {
    const mine = ++turn
    uri.value = wanted
    folder.value = null
    inside.value = []
    failure.value = null
    isLoading.value = true
    let pageToken: string | null = null
    do {
      const answer = await desktop.browse.list({
        account: account(),
        uri: wanted,
        orderBy: 'name',
        direction: 'asc',
        pageToken,
      })
      if (mine !== turn) return
      if (!answer.ok) {
        failure.value = answer.error
        break
      }
      folder.value = answer.value.folder
      const { rows, nextToken } = answer.value
      inside.value = [...inside.value, ...rows.filter(({ type }) => withFiles || type === 'folder')]
      // Folders come first: from the first file on there are none.
      pageToken = !withFiles && rows.some(({ type }) => type === 'file') ? null : nextToken
    } while (pageToken !== null)
    isLoading.value = false
  }

  /** Opens a folder, or where that is gone the nearest one above it. */
  async function openNearest(wanted: string): Promise<void> {
    await open(wanted)
    const above = parentUri(wanted)
    if (uri.value === wanted && failure.value?.code === 'not-found' && above !== null)
      await openNearest(above)
  }

  return { uri, folder, inside, isLoading, failure, open, openNearest }
}
