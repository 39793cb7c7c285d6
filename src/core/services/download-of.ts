import { RedropError } from '../../shared/errors.ts'
import type { AccountKey, Base, FileRef, RemoteEntry, VersionRef } from '../../shared/model/index.ts'
import type { Connection, EngineContext } from '../engine/context.ts'
import type { NewTransfer } from '../engine/engine.ts'
import { fileRef } from '../engine/entries.ts'
import { fileVersions } from './versions.ts'

export interface DownloadRequest {
  readonly file: FileRef
  /** Null: the current one. */
  readonly version: string | null
  readonly path: string
  /** The user has agreed to replace what is at the path. */
  readonly overwrite: boolean
}

/** A download of a version that is there now. Throws RedropError `version-unknown`, `is-folder`. */
export async function downloadOf(
  deps: Pick<EngineContext, 'store' | 'clock'>,
  connection: Connection,
  { file, version, path, overwrite }: DownloadRequest,
): Promise<NewTransfer> {
  const { entry, current, versions } = await fileVersions(deps, connection, file)
  const wanted = version === null ? current : versions.find(({ id }) => id === version)
  if (!wanted) throw new RedropError('version-unknown', { name: entry.name, version: version ?? '' })
  const base = { version: wanted, seenIn: 'row', at: deps.clock.now() } as const
  return downloadTo({ path, overwrite }, connection.account, entry, base)
}

/** A download of a version to a path. */
export function downloadTo(
  { path, overwrite }: Pick<DownloadRequest, 'path' | 'overwrite'>,
  account: AccountKey,
  entry: Pick<RemoteEntry, 'id' | 'uri'>,
  base: Base & { readonly version: VersionRef },
): NewTransfer {
  const file = fileRef(account, entry)
  return {
    direction: 'download',
    account: file.account,
    target: { kind: 'replace', file, base },
    source: { path, dev: '0', ino: '0', size: base.version.size, mtimeNs: '0' },
    options: { overwrite },
  }
}
