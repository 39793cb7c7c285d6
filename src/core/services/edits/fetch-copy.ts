import { rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { RedropError } from '../../../shared/errors.ts'
import type { FileRef } from '../../../shared/model/index.ts'
import { isProgramName } from '../../domain/programs.ts'
import { canReplace } from '../../domain/replaceable.ts'
import { fileRef } from '../../engine/entries.ts'
import { holdsProgram, markForeign } from '../../node/files/foreign-file.ts'
import { downloadTo } from '../download-of.ts'
import type { LinkView } from '../links/link-state.ts'
import { fileVersions, type FileVersions } from '../versions.ts'
import type { EditParts } from './parts.ts'
import { placeForCopy } from './working-copy.ts'

export interface Found extends Pick<FileVersions, 'entry' | 'current'> {
  readonly file: FileRef
}

/** A file to be edited as it is on the server now. Throws RedropError `is-folder`, `program-not-opened`. */
export function lookUp(parts: Pick<EditParts, 'store' | 'connected'>, file: FileRef): Promise<Found> {
  return parts.connected(file.account, file.uri, async (connection) => {
    const { entry, current } = await fileVersions(parts, connection, { id: file.id })
    return { entry, current, file: fileRef(connection.account, entry) }
  })
}

/**
 * Makes an edit of a copy of the current version, ready to be opened. Null: the download was cancelled or has failed.
 * Throws RedropError `program-not-opened`.
 */
export async function fetchCopy(parts: EditParts, { entry, current, file }: Found): Promise<LinkView | null> {
  const { clock, links, log, platform } = parts
  const path = await placeForCopy(parts.folder, entry.name)
  try {
    if (isProgramName(basename(path))) throw refused(entry.name)
    const base = { version: current, seenIn: 'edit', at: clock.now() } as const
    const isFetched = await parts.fetch(downloadTo({ path, overwrite: false }, file.account, entry, base))
    if (!isFetched) {
      await rm(dirname(path), { recursive: true, force: true })
      return null
    }
    if (await holdsProgram(path)) throw refused(entry.name)
    const isReadOnly = !canReplace(entry)
    await markForeign(path, isReadOnly ? 'read-only' : 'may-write', log, platform)
    return await links.add({
      kind: 'edit',
      file,
      path,
      mode: isReadOnly ? 'by-hand' : 'on-save',
      base: current,
      edit: { openedAt: clock.now(), program: null, use: 'unknown', isReadOnly },
      isFresh: true,
    })
  } catch (error) {
    await rm(dirname(path), { recursive: true, force: true })
    throw error
  }
}

function refused(name: string): RedropError {
  return new RedropError('program-not-opened', { name })
}
