import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { RemoteEntry, Transfer, VersionRef } from '../../shared/model/index.ts'
import { RedropError } from '../../shared/errors.ts'
import { info, trash } from '../cloudreve/files.ts'
import { setCurrent } from '../cloudreve/versions.ts'
import type { Connection, EngineContext } from '../engine/context.ts'
import { currentVersion, fileRef, placeholders, versionRef } from '../engine/entries.ts'
import type { NewTransfer } from '../engine/engine.ts'
import { heldName } from '../engine/unneeded-files.ts'
import { snapshot } from '../node/files/snapshot.ts'
import type { HistoryRow } from '../store/index.ts'

export type Undone =
  | {
      readonly kind: 'version'
      readonly current: VersionRef
      /** Slipped in between and lies under it now. */ readonly covered: VersionRef | null
    }
  | { readonly kind: 'trash' }
  /** The server has no copy: the safety copy is to be sent again, on the condition that ours is still current. */
  | { readonly kind: 'send'; readonly transfer: NewTransfer }

type Deps = Pick<EngineContext, 'store' | 'clock' | 'safety'> & { readonly spool: string }

/**
 * Takes back this device's last replace, create or restore of a file, if what it left is still current. One that a
 * process did not live to finish is finished, never done twice. Throws RedropError `undo-nothing`, `undo-too-late`.
 */
export async function undo(deps: Deps, connection: Connection, uri: string): Promise<Undone> {
  const entry = await info(connection.api, { uri }, { extended: true })
  const { account } = connection
  const rows = await deps.store.history.list({ account, fileId: entry.id, limit: 100 })
  const open = await openUndo(deps, rows, entry.id)
  if (open) return { kind: 'send', transfer: open }
  const own = await deps.store.ownVersions.of(account, entry.id)
  const current = currentVersion(entry, account, own)
  const switched = rows.find((row) => isSwitched(row, rows, entry.version))
  if (switched) {
    await record(deps, switched, current)
    return { kind: 'version', current, covered: null }
  }
  const { row, to } = whatToUndo(rows, entry)
  switch (to.kind) {
    case 'trash':
      await begin(deps, row)
      await trash(connection.api, [entry.uri])
      await record(deps, row, null)
      return { kind: 'trash' }
    case 'safety-copy': {
      const target = {
        kind: 'replace',
        file: fileRef(account, entry),
        base: { version: current, seenIn: 'dialog', at: deps.clock.now() },
      } as const
      return { kind: 'send', transfer: await copyToSend(deps, target, to.copy, row.id) }
    }
    case 'version': {
      if (!entry.extended?.versions.some(({ id }) => id === to.version))
        throw new RedropError('undo-too-late', { name: entry.name })
      await begin(deps, row)
      await setCurrent(connection.api, entry.uri, to.version)
      const after = await info(connection.api, { id: entry.id }, { extended: true })
      const now = currentVersion(after, account, own)
      await record(deps, row, now)
      const slipped = unknownSince(entry, after)
      return { kind: 'version', current: now, covered: slipped ? versionRef(slipped, account, own) : null }
    }
  }
}

async function copyToSend(
  deps: Deps,
  target: Extract<NewTransfer['target'], { kind: 'replace' }>,
  copy: string,
  undoes: string,
): Promise<NewTransfer> {
  const path = join(deps.spool, heldName(randomUUID()))
  await deps.safety?.restoreTo(copy, path)
  return {
    direction: 'upload',
    account: target.file.account,
    target,
    source: await snapshot(path),
    options: { accepted: ['empty', 'shrunk', 'other-type'], undoes },
  }
}

/** A safety copy on its way back that an earlier process did not bring to its end. */
async function openUndo(deps: Deps, rows: readonly HistoryRow[], fileId: string): Promise<Transfer | null> {
  const bases = rows.flatMap(({ undo }) => (undo?.to.kind === 'safety-copy' ? [undo.mustBeCurrent] : []))
  const open = await deps.store.transfers.open()
  return (
    open.find(
      ({ target, source }) =>
        target.kind === 'replace'
        && target.file.id === fileId
        && bases.includes(target.base.version.id)
        && dirname(source.path) === deps.spool,
    ) ?? null
  )
}

/** Begun, seen to have happened, and not recorded: the process was killed in between. */
function isSwitched(row: HistoryRow, rows: readonly HistoryRow[], current: string): boolean {
  const { undo: way, undoneAt } = row
  if (undoneAt === null || way?.to.kind !== 'version' || way.to.version !== current) return false
  return !rows.some(({ result, at }) => result === 'undone' && at >= undoneAt)
}

/**
 * The newest row that left what is current now; others have been overtaken by somebody's newer version. Current again
 * although its undo was begun: that never happened, or was itself taken back.
 */
function whatToUndo(rows: readonly HistoryRow[], entry: RemoteEntry) {
  const undoable = rows.flatMap((row) => (row.undo ? [{ row, ...row.undo }] : []))
  const found = undoable.find(({ mustBeCurrent }) => mustBeCurrent === entry.version)
  if (found) return found
  const isOvertaken = undoable.some(({ row }) => row.undoneAt === null)
  throw new RedropError(isOvertaken ? 'undo-too-late' : 'undo-nothing', { name: entry.name })
}

/** The switch has no precondition on the server: a version that came between the look and the switch is covered by it. */
function unknownSince(before: RemoteEntry, after: RemoteEntry) {
  const known = new Set(before.extended?.versions.map(({ id }) => id))
  const unfinished = placeholders(after)
  return (
    after.extended?.versions.find(({ id }) => !known.has(id) && !unfinished.has(id) && id !== after.version)
    ?? null
  )
}

/** Journaled before the server is asked: what follows is then known to be ours. */
async function begin({ store, clock }: Deps, row: HistoryRow): Promise<void> {
  await store.history.markUndone(row.id, clock.now())
}

async function record({ store, clock }: Deps, row: HistoryRow, after: VersionRef | null): Promise<void> {
  await store.history.add({
    ...row,
    id: randomUUID(),
    transferId: null,
    at: clock.now(),
    route: null,
    result: 'undone',
    before: row.after,
    after,
    undo: null,
    undoneAt: null,
    sending: undefined,
  })
}
