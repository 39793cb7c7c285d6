import { ref, shallowRef } from 'vue'
import type { Failure, FolderInfo, FolderRow } from '../../../shared/ipc/contract.ts'
import type { AccountKey } from '../../../shared/model/index.ts'
import { parentUri } from '../../../shared/uri.ts'
import { desktop } from '../../api/index.ts'

/** The folders in one folder after the other, by name. */
export function useFolders(account: () => AccountKey) {
  const uri = ref('')
  /** Null: not known yet, or not to be had. */
  const folder = shallowRef<FolderInfo | null>(null)
  const folders = shallowRef<readonly FolderRow[]>([])
  const isLoading = ref(false)
  const failure = shallowRef<Failure | null>(null)
  /** What is asked for last counts. */
  let turn = 0

  async function open(wanted: string): Promise<void> {
    const mine = ++turn
    uri.value = wanted
    folder.value = null
    folders.value = []
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
      folders.value = [...folders.value, ...rows.filter((row) => row.type === 'folder')]
      // Folders come first: from the first file on there are none.
      pageToken = rows.some(({ type }) => type === 'file') ? null : nextToken
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

  return { uri, folder, folders, isLoading, failure, open, openNearest }
}
