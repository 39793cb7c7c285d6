import type { Api } from '../../core/cloudreve/api.ts'
import { Code } from '../../core/cloudreve/codes.ts'
import { isCode } from '../../core/cloudreve/errors.ts'
import { info } from '../../core/cloudreve/files.ts'
import type { Connection } from '../../core/engine/context.ts'
import { currentVersion, fileRef, inTrash } from '../../core/engine/entries.ts'
import { canReplace, canUploadInto } from '../remote/row.ts'
import type { PinRow } from '../../core/store/index.ts'
import type { RemoteEntry } from '../../shared/model/index.ts'

export interface Looked {
  readonly row: PinRow
  /** The user may not change it. */
  readonly readOnly: boolean
}

/** Where a pinned target is by now: its id survives being renamed and moved. The version stays the one that was seen. */
export async function whereNow({ api, account }: Connection, pin: PinRow): Promise<Looked> {
  const found = await byId(api, pin.file.id)
  return typeof found === 'string'
    ? { row: { ...pin, missing: found }, readOnly: false }
    : {
        row: { ...pin, file: fileRef(account, found), missing: null },
        readOnly: found.type === 'file' ? !canReplace(found) : !canUploadInto(found),
      }
}

/** Another one of its kind at its last known place; null: there is none. `own`: ids of versions of this device. */
export async function successorOf(
  { api, account }: Connection,
  { file, type }: PinRow,
  ownOf: (id: string) => Promise<ReadonlySet<string>>,
): Promise<PinRow | null> {
  const entry = await info(api, { uri: file.uri }, { extended: true }).catch((error: unknown) => {
    if (isCode(error, Code.PathNotFound)) return null
    throw error
  })
  if (entry?.type !== type) return null
  const version = type === 'file' ? currentVersion(entry, account, await ownOf(entry.id)) : null
  return { file: fileRef(account, entry), type, version, missing: null }
}

async function byId(api: Api, id: string): Promise<RemoteEntry | 'trash' | 'gone'> {
  try {
    const entry = await info(api, { id })
    return inTrash(entry) ? 'trash' : entry
  } catch (error) {
    // What lies in a folder in the trash has no path; what is deleted for good has no id (contract §5.3).
    if (isCode(error, Code.PathNotFound)) return 'trash'
    if (isCode(error, Code.NotSet) || isCode(error, Code.OwnerOnly)) return 'gone'
    throw error
  }
}
