import type { Api } from '../../core/cloudreve/api.ts'
import { Code } from '../../core/cloudreve/codes.ts'
import { isCode } from '../../core/cloudreve/errors.ts'
import { info } from '../../core/cloudreve/files.ts'
import { list } from '../../core/cloudreve/listing.ts'
import { fileRef } from '../../core/engine/entries.ts'
import type { TrashPage, TrashRow } from '../../shared/ipc/contract.ts'
import type { AccountKey, RemoteEntry } from '../../shared/model/index.ts'
import { parentUri } from '../../shared/uri.ts'
import type { Remote } from './remote.ts'

const trashUri = 'cloudreve://trash'
/** Where the server keeps what it knows of a file in the trash (contract §5.3). */
const keys = { from: 'sys:restore_uri', removedAt: 'sys:expected_collect_time' } as const

/** What lies in the trash, what was deleted last first, and whether the folders that it came from are still there. */
export function listTrash(remote: Remote, account: AccountKey, pageToken: string | null): Promise<TrashPage> {
  return remote(account, trashUri, async ({ api }) => {
    const page = await list(api, trashUri, {
      orderBy: 'updated_at',
      direction: 'desc',
      ...(pageToken === null ? {} : { pageToken }),
    })
    const rows = page.entries.map((entry) => rowOf(account, entry))
    const missing = new Set<string>()
    for (const folder of new Set(rows.map((row) => row.folder)))
      if (folder !== null && !(await isThere(api, folder))) missing.add(folder)
    return {
      rows: rows.map((row) => ({ ...row, folderMissing: missing.has(row.folder ?? '') })),
      nextToken: page.nextToken,
    }
  })
}

function rowOf(account: AccountKey, entry: RemoteEntry): Omit<TrashRow, 'folderMissing'> {
  const from = entry.metadata[keys.from]
  const seconds = Number(entry.metadata[keys.removedAt])
  return {
    file: fileRef(account, entry),
    type: entry.type,
    name: entry.name,
    size: entry.size,
    folder: from === undefined ? null : parentUri(from),
    removedAt: seconds > 0 ? seconds * 1000 : null,
    deletedAt: entry.updatedAt,
  }
}

async function isThere(api: Api, folder: string): Promise<boolean> {
  if (parentUri(folder) === null) return true
  return info(api, { uri: folder }).then(
    ({ type }) => type === 'folder',
    (error: unknown) => {
      if (isCode(error, Code.PathNotFound)) return false
      throw error
    },
  )
}
