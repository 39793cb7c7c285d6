import { currentVersion, fileRef } from '../../core/engine/entries.ts'
import type { Row } from '../../shared/ipc/contract.ts'
import type { AccountKey, RemoteEntry } from '../../shared/model/index.ts'

/** Capability bits (contract §11). */
const bit = { createFile: 0, rename: 1, update: 6, download: 7, lock: 15, softDelete: 16 } as const

/** What may be done with an entry: the capability bits are the same for a whole file system, ownership is apart. */
function can({ owned, capability }: RemoteEntry, ...bits: readonly number[]): boolean {
  return owned && bits.every((one) => capability?.has(one) ?? false)
}

export function canUploadInto(folder: RemoteEntry): boolean {
  return can(folder, bit.createFile, bit.update)
}

export function canReplace(file: RemoteEntry): boolean {
  return can(file, bit.update, bit.lock)
}

/** `own`: ids of versions that this device wrote. */
export function rowOf(entry: RemoteEntry, account: AccountKey, own: ReadonlySet<string>): Row {
  const common = {
    file: fileRef(account, entry),
    name: entry.name,
    owned: entry.owned,
    shared: entry.shared,
    createdAt: entry.createdAt,
    updatedAt: entry.updatedAt,
    canRename: can(entry, bit.rename),
    canTrash: can(entry, bit.softDelete),
  }
  if (entry.type === 'folder') return { ...common, type: 'folder', canUploadInto: canUploadInto(entry) }
  return {
    ...common,
    type: 'file',
    size: entry.size,
    version: currentVersion(entry, account, own),
    canReplace: canReplace(entry),
    canDownload: entry.capability?.has(bit.download) ?? false,
    uploading: entry.uploadSession !== null,
  }
}
