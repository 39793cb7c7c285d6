import type { Core } from '../../core/compose.ts'
import type { Connection } from '../../core/engine/context.ts'
import { fileRef } from '../../core/engine/entries.ts'
import type { NewTransfer } from '../../core/engine/engine.ts'
import { fileVersions } from '../../core/services/versions.ts'
import { RedropError } from '../../shared/errors.ts'
import type { FileRef } from '../../shared/model/index.ts'

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
  core: Pick<Core, 'store' | 'clock'>,
  connection: Connection,
  { file, version, path, overwrite }: DownloadRequest,
): Promise<NewTransfer> {
  const { entry, current, versions } = await fileVersions(core, connection, file)
  const wanted = version === null ? current : versions.find(({ id }) => id === version)
  if (!wanted) throw new RedropError('version-unknown', { name: entry.name, version: version ?? '' })
  const found = fileRef(connection.account, entry)
  return {
    direction: 'download',
    account: found.account,
    target: { kind: 'replace', file: found, base: { version: wanted, seenIn: 'row', at: core.clock.now() } },
    source: { path, dev: '0', ino: '0', size: wanted.size, mtimeNs: '0' },
    options: { overwrite },
  }
}
