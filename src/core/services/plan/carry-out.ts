import type { FileRef, Target } from '../../../shared/model/index.ts'
import { RedropError } from '../../../shared/errors.ts'
import { parentUri, sameUri } from '../../../shared/uri.ts'
import { Code } from '../../cloudreve/codes.ts'
import { isCode } from '../../cloudreve/errors.ts'
import { createFolder, info } from '../../cloudreve/files.ts'
import type { Connection } from '../../engine/context.ts'
import type { NewTransfer } from '../../engine/engine.ts'
import { fileRef, inTrash } from '../../engine/entries.ts'
import type { Clock } from '../../ports/index.ts'
import type { Plan } from './plan.ts'
import type { PlanFileRow, PlanFolder } from './types.ts'

export interface CarryOutDeps {
  readonly clock: Pick<Clock, 'now'>
  readonly keepModified: boolean
  /** Takes transfers over: what it has is safe. */
  add(transfers: readonly NewTransfer[]): Promise<void>
  /** A folder could not be made: what goes into it is not sent. */
  onFailed(folder: PlanFolder, files: number, error: unknown): void
  onMade(folder: FileRef): void
}

/**
 * Makes the folders that are missing, each in a parent that was found by its id, and hands on what goes into them: a
 * folder that was moved or deleted meanwhile is never made again. `signal`: no further folder.
 */
export async function carryOut(
  deps: CarryOutDeps,
  connection: Connection,
  plan: Plan,
  signal: AbortSignal,
): Promise<void> {
  const byFolder = new Map<PlanFolder, PlanFileRow[]>([[plan.target, []]])
  for (const row of plan.rows) {
    if (!plan.isSent(row)) continue
    const rows = byFolder.get(row.folder) ?? []
    byFolder.set(row.folder, rows)
    if (row.type === 'file') rows.push(row)
  }
  const places = new Places(connection, deps, signal)
  for (const [folder, rows] of byFolder) {
    if (rows.length === 0 && folder.entry) continue
    try {
      const place = await places.of(folder)
      await deps.add(rows.map((row) => transferOf(deps, connection, row, place)))
    } catch (error) {
      if (signal.aborted) throw error
      deps.onFailed(folder, rows.length, error)
    }
  }
}

function transferOf(
  { clock, keepModified }: CarryOutDeps,
  { account }: Connection,
  row: PlanFileRow,
  folder: FileRef,
): NewTransfer {
  const { there, snapshot, choice } = row
  if (!snapshot) throw new RedropError('local-unreadable', { path: row.path, detail: '' })
  const target: Target =
    there && choice !== 'beside'
      ? {
          kind: 'replace',
          file: fileRef(account, there.entry),
          // The plan showed this version, and on it the choice was made.
          base: { version: there.current, seenIn: 'dialog', at: clock.now() },
        }
      : { kind: 'create', folder, name: row.besideName ?? row.name.normalize('NFC') }
  return {
    direction: 'upload',
    account: { instance: account.instance, user: account.user },
    target,
    source: snapshot,
    options: { keepModified },
  }
}

/** Where the folders of a plan are, each found or made once. */
class Places {
  private readonly known = new Map<PlanFolder, Promise<FileRef>>()
  private readonly connection: Connection
  private readonly deps: Pick<CarryOutDeps, 'onMade'>
  private readonly signal: AbortSignal

  constructor(connection: Connection, deps: Pick<CarryOutDeps, 'onMade'>, signal: AbortSignal) {
    this.connection = connection
    this.deps = deps
    this.signal = signal
  }

  of(folder: PlanFolder): Promise<FileRef> {
    const known = this.known.get(folder) ?? this.find(folder)
    this.known.set(folder, known)
    return known
  }

  private async find({ entry, parent, uri }: PlanFolder): Promise<FileRef> {
    // Of a folder that is there the transfers look after themselves.
    if (entry) return fileRef(this.connection.account, entry)
    if (!parent) throw new RedropError('internal', { detail: 'a target that is not there' })
    const above = await this.of(parent)
    this.signal.throwIfAborted()
    // Missing parents would be made silently (contract §5.2).
    const { kind } = await whereIsFolder(this.connection, above)
    if (kind !== 'there') throw new RedropError('folder-missing', { uri: above.uri })
    const made = await this.made(uri)
    this.deps.onMade(made)
    return made
  }

  private async made(uri: string): Promise<FileRef> {
    const { api, account } = this.connection
    const made = await createFolder(api, uri).catch(async (error: unknown) => {
      if (!isCode(error, Code.ObjectExists)) throw error
      // Somebody else has made it meanwhile: what is in it is asked about, file by file.
      const there = await info(api, { uri })
      if (there.type !== 'folder') throw error
      return there
    })
    return fileRef(account, made)
  }
}

export type FolderPlace =
  { readonly kind: 'there' } | { readonly kind: 'gone' } | { readonly kind: 'moved'; readonly to: FileRef }

/** Whether a folder is still where it was found. The root has no info and always is. */
export async function whereIsFolder(connection: Connection, folder: FileRef): Promise<FolderPlace> {
  if (parentUri(folder.uri) === null) return { kind: 'there' }
  const now = await info(connection.api, { id: folder.id }).catch((error: unknown) => {
    if (isCode(error, Code.NotSet, Code.PathNotFound)) return null
    throw error
  })
  if (!now || inTrash(now)) return { kind: 'gone' }
  return sameUri(now.uri, folder.uri)
    ? { kind: 'there' }
    : { kind: 'moved', to: fileRef(connection.account, now) }
}
