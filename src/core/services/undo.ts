import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { AccountKey, RemoteEntry, VersionRef } from '../../shared/model/index.ts'
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

/**
 * Takes back this device's last replace, create or restore of a file, if what it left is still current.
 * Throws RedropError `undo-nothing`, `undo-too-late`.
 */
export async function undo(
  deps: Pick<EngineContext, 'store' | 'clock' | 'safety'> & { readonly spool: string },
  connection: Connection,
  uri: string,
): Promise<Undone> {
  const entry = await info(connection.api, { uri }, { extended: true })
  const { account } = connection
  const own = await deps.store.ownVersions.of(account, entry.id)
  const { row, to } = await whatToUndo(deps, entry, account)
  switch (to.kind) {
    case 'trash':
      await trash(connection.api, [entry.uri])
      await record(deps, row, null)
      return { kind: 'trash' }
    case 'safety-copy': {
      const path = join(deps.spool, heldName(randomUUID()))
      await deps.safety?.restoreTo(to.copy, path)
      const base = {
        version: currentVersion(entry, account, own),
        seenIn: 'dialog',
        at: deps.clock.now(),
      } as const
      const target = { kind: 'replace', file: fileRef(account, entry), base } as const
      const options = { accepted: ['empty', 'shrunk', 'other-type'] } as const
      return {
        kind: 'send',
        transfer: {
          direction: 'upload',
          account: target.file.account,
          target,
          source: await snapshot(path),
          options,
        },
      }
    }
    case 'version': {
      if (!entry.extended?.versions.some(({ id }) => id === to.version))
        throw new RedropError('undo-too-late', { name: entry.name })
      await setCurrent(connection.api, entry.uri, to.version)
      const after = await info(connection.api, { id: entry.id }, { extended: true })
      const current = currentVersion(after, account, own)
      await record(deps, row, current)
      const slipped = unknownSince(entry, after)
      return { kind: 'version', current, covered: slipped ? versionRef(slipped, account, own) : null }
    }
  }
}

/** The newest row that left what is current now; others have been overtaken by somebody's newer version. */
async function whatToUndo(deps: Pick<EngineContext, 'store'>, entry: RemoteEntry, account: AccountKey) {
  const rows = await deps.store.history.list({ account, fileId: entry.id, limit: 100 })
  const undoable = rows.flatMap((row) => (row.undo && row.undoneAt === null ? [{ row, ...row.undo }] : []))
  const found = undoable.find(({ mustBeCurrent }) => mustBeCurrent === entry.version)
  if (found) return found
  throw new RedropError(undoable.length > 0 ? 'undo-too-late' : 'undo-nothing', { name: entry.name })
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

async function record(
  deps: Pick<EngineContext, 'store' | 'clock'>,
  row: HistoryRow,
  after: VersionRef | null,
): Promise<void> {
  const at = deps.clock.now()
  const undone = {
    id: randomUUID(),
    transferId: null,
    at,
    route: null,
    before: row.after,
    after,
    undo: null,
    undoneAt: null,
  }
  await deps.store.history.markUndone(row.id, at)
  await deps.store.history.add({ ...row, ...undone, result: 'undone' })
}
