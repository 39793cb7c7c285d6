import type { Core } from '../../core/compose.ts'
import { createFolder, list, rename } from '../../core/cloudreve/files.ts'
import { checkNewName, nameLimit } from '../../core/domain/names.ts'
import { undoable } from '../../core/domain/undo.ts'
import { fileRef } from '../../core/engine/entries.ts'
import { fileVersions } from '../../core/services/versions.ts'
import { RedropError } from '../../shared/errors.ts'
import type { FileDetails, FolderPage, RequestInput, Row } from '../../shared/ipc/contract.ts'
import type { AccountKey, FileRef, RemoteEntry } from '../../shared/model/index.ts'
import { fileName, formatUri, joinUri, parentUri, parseUri } from '../../shared/uri.ts'
import { Listings } from './listings.ts'
import type { Remote } from './remote.ts'
import { canUploadInto, rowOf } from './row.ts'
import { whereIs } from './where-is.ts'

export interface BrowseParts {
  readonly core: Pick<Core, 'store' | 'clock' | 'safety'>
  readonly remote: Remote
  onFolderChanged(account: AccountKey, folderUri: string): void
}

/** Looking at and tidying a site's folders. */
export class Browse {
  private readonly parts: BrowseParts
  private readonly listings = new Listings()

  constructor(parts: BrowseParts) {
    this.parts = parts
  }

  list(input: RequestInput<'browse.list'>): Promise<FolderPage> {
    const { account, uri, orderBy, direction, pageToken } = input
    const options = { orderBy, direction, ...(pageToken === null ? {} : { pageToken }) }
    return this.parts.remote(account, uri, async (connection) => {
      const page = await this.listings.run(() => list(connection.api, uri, options))
      const maxSize = page.policy?.maxSize ?? 0
      return {
        folder: {
          // The server spells its root with a slash at the end, as nobody else does.
          file: fileRef(account, { id: page.parent.id, uri: formatUri(parseUri(uri)) }),
          name: fileName(uri),
          canUploadInto: canUploadInto(page.parent),
          maxFileSize: maxSize === 0 ? null : maxSize,
        },
        rows: await this.rows(account, page.entries),
        nextToken: page.nextToken,
      }
    })
  }

  details(file: FileRef): Promise<FileDetails> {
    const { core, remote } = this.parts
    return remote(file.account, file.uri, async (connection) => {
      const [{ entry, current, versions }, retention] = await Promise.all([
        fileVersions(core, connection, file.uri),
        connection.retention(),
      ])
      const row = await this.row(file.account, entry)
      if (row.type === 'folder') throw new RedropError('is-folder', { uri: file.uri })
      const listed = entry.extended?.versions ?? []
      const isKept = undoable({ retention, name: entry.name, versions: listed, current: current.id })
      return {
        row,
        current,
        versions,
        kept: retention.enabled ? retention.max : null,
        undoable: isKept ? 'version' : core.safety ? 'safety-copy' : 'no',
      }
    })
  }

  createFolder(folder: FileRef, given: string): Promise<Row> {
    return this.parts.remote(folder.account, folder.uri, async (connection) => {
      const name = usable(given)
      // Missing parents would be created silently: the folder must be where it was seen, or where it is now.
      const { uri } = await whereIs(connection.api, folder)
      const made = await createFolder(connection.api, joinUri(uri, name))
      this.parts.onFolderChanged(folder.account, uri)
      return this.row(folder.account, made)
    })
  }

  rename(file: FileRef, given: string): Promise<Row> {
    return this.parts.remote(file.account, file.uri, async (connection) => {
      const name = usable(given)
      const { uri } = await whereIs(connection.api, file)
      const renamed = await rename(connection.api, uri, name)
      this.parts.onFolderChanged(file.account, parentUri(uri) ?? uri)
      return this.row(file.account, renamed)
    })
  }

  private async row(account: AccountKey, entry: RemoteEntry): Promise<Row> {
    return rowOf(entry, account, await this.ownAmong(account, [entry]))
  }

  private async rows(account: AccountKey, entries: readonly RemoteEntry[]): Promise<Row[]> {
    const own = await this.ownAmong(account, entries)
    return entries.map((entry) => rowOf(entry, account, own))
  }

  private ownAmong(account: AccountKey, entries: readonly RemoteEntry[]): Promise<ReadonlySet<string>> {
    const versions = entries.flatMap((entry) => (entry.type === 'file' ? [entry.version] : []))
    return this.parts.core.store.ownVersions.among(account, versions)
  }
}

function usable(given: string): string {
  const checked = checkNewName(given, nameLimit(null))
  if (!checked.ok) throw new RedropError('name-refused', { name: given })
  return checked.name
}
