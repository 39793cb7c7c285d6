import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { FileRef, VersionRef } from '../../shared/model/index.ts'
import { info } from '../cloudreve/files.ts'
import type { Connection } from '../engine/context.ts'
import { currentVersion, fileRef } from '../engine/entries.ts'
import type { NewTransfer } from '../engine/engine.ts'
import { snapshot } from '../node/files/snapshot.ts'
import { fileName } from '../../shared/uri.ts'
import { openSealedFile, sealFile } from '../node/secrets/sealed-file.ts'
import { heldName } from '../engine/unneeded-files.ts'
import type { Clock } from '../ports/index.ts'
import type { SafetyCopyRow, Store } from '../store/index.ts'

/** Content that the server would not keep, encrypted at rest with the profile's data key. */
export interface SafetyCopies {
  find(file: FileRef, version: string): Promise<SafetyCopyRow | null>
  /** Throws `disk-full`. Null: larger than all copies may be together. */
  keep(file: FileRef, version: VersionRef, content: Readable): Promise<SafetyCopyRow | null>
  /** Decrypts a copy to `path`; what does not verify is never handed out (RedropError `profile-damaged`). */
  restoreTo(id: string, path: string): Promise<void>
}

export function createSafetyCopies(options: {
  folder: string
  key: Buffer
  store: Store
  clock: Clock
  /** Bytes that they take of the disk together at most; the oldest go first. */
  capacity: () => number
}): SafetyCopies {
  const { folder, key, store, clock } = options

  async function makeRoom(size: number): Promise<void> {
    const copies = [...(await store.safetyCopies.list())].sort((a, b) => a.at - b.at)
    let used = copies.reduce((sum, copy) => sum + copy.size, 0)
    for (const copy of copies) {
      if (used + size <= options.capacity()) return
      await removeCopy(store, copy)
      used -= copy.size
    }
  }

  return {
    async find(file, version) {
      const copies = await store.safetyCopies.list()
      return copies.find((copy) => copy.fileId === file.id && copy.versionId === version) ?? null
    },

    async keep(file, version, content) {
      if (version.size > options.capacity()) {
        content.destroy()
        return null
      }
      await makeRoom(version.size)
      const id = randomUUID()
      const path = join(folder, heldName(`${id}.sealed`))
      await sealFile(content, path, key)
      const row = {
        id,
        account: file.account,
        fileId: file.id,
        versionId: version.id,
        name: fileName(file.uri),
        size: version.size,
        path,
        at: clock.now(),
      }
      await store.safetyCopies.add(row)
      return row
    },

    async restoreTo(id, path) {
      const copy = await store.safetyCopies.get(id)
      if (copy) await openSealedFile(copy.path, key, path)
    },
  }
}

/** Takes a copy off the disk, then off the list. It needs no key. */
export async function removeCopy(store: Pick<Store, 'safetyCopies'>, copy: SafetyCopyRow): Promise<void> {
  await rm(copy.path, { force: true })
  await store.safetyCopies.remove(copy.id)
}

/**
 * The transfer that sends a copy's content to its file. It replaces a version that this device wrote; over anything else
 * a question is raised. Throws RedropError `profile-damaged`, ApiError 40016 (the file is gone).
 */
export async function copyToRestore(
  deps: {
    readonly safety: SafetyCopies
    readonly store: Store
    readonly clock: Clock
    readonly spool: string
  },
  connection: Connection,
  copy: SafetyCopyRow,
): Promise<NewTransfer> {
  const { safety, store, clock, spool } = deps
  const entry = await info(connection.api, { id: copy.fileId }, { extended: true })
  const own = await store.ownVersions.of(copy.account, copy.fileId)
  const current = currentVersion(entry, copy.account, own)
  const kept: VersionRef = {
    id: copy.versionId,
    size: copy.size,
    createdAt: copy.at,
    origin: { kind: 'unknown' },
  }
  const version = own.has(current.id) ? current : kept
  const path = join(spool, heldName(randomUUID()))
  await safety.restoreTo(copy.id, path)
  return {
    direction: 'upload',
    account: copy.account,
    target: {
      kind: 'replace',
      file: fileRef(copy.account, entry),
      base: { version, seenIn: 'dialog', at: clock.now() },
    },
    source: await snapshot(path),
    options: { accepted: ['empty', 'shrunk', 'other-type'] },
  }
}
