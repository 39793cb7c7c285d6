import { basename, dirname, join } from 'node:path'
import { snapshot } from '../../node/files/snapshot.ts'
import type { LinkRow } from '../../store/index.ts'
import type { Transfer } from '../../../shared/model/index.ts'
import type { LinkView } from '../links/link-state.ts'
import { localContent } from '../links/local-content.ts'
import type { EditParts } from './parts.ts'
import { isSent } from './proof.ts'
import { clear, filesIn, isThere, isWorkingCopy, removeCopy, restoreCopy } from './working-copy.ts'

/** Brings what is stored and what is in the folders of copies together, after a process that ended anywhere. */
export async function settleFolders(parts: EditParts, edits: readonly LinkView[]): Promise<void> {
  for (const { row } of edits) await settleEdit(parts, row)
  await cancelDownloads(parts)
  const known = new Set(parts.links.list().map(({ row }) => dirname(row.path)))
  for (const name of await filesIn(parts.folder)) {
    const folder = join(parts.folder, name)
    if (!known.has(folder))
      await settleOrphan(parts, folder).catch((error: unknown) =>
        parts.log.warn('edit-not-settled', { error: String(error) }),
      )
  }
}

/** A copy that went while nothing of it was unsent was about to end. */
async function settleEdit({ folder, links }: EditParts, row: LinkRow): Promise<void> {
  if (!isWorkingCopy(folder, row.path)) return
  await restoreCopy(row.path)
  if (row.changes > 0 || row.transfer !== null || (await isThere(row.path))) return
  await clear(dirname(row.path), basename(row.path))
  await links.remove(row.id)
}

/** Nobody waits any more for what was to be opened. */
async function cancelDownloads(parts: EditParts): Promise<void> {
  const { store, folder, log } = parts
  const isOurs = ({ direction, source }: Transfer) =>
    direction === 'download' && isWorkingCopy(folder, source.path)
  for (const { id } of (await store.transfers.open()).filter(isOurs))
    // Another process may be at it.
    await parts.cancel(id).catch((error: unknown) => log.warn('edit-not-settled', { error: String(error) }))
}

/** A copy without an edit goes if it holds nothing of its own, becomes one if its origin is known, or else stays. */
async function settleOrphan(parts: EditParts, folder: string): Promise<void> {
  const { store, links, clock } = parts
  for (const name of await filesIn(folder)) {
    const path = join(folder, name)
    const origin = await store.provenance.at(path)
    if (!origin) continue
    const content = await localContent(path)
    if (content.kind !== 'there') continue
    if (await isSent(store, { path, sent: null }, content)) {
      await removeCopy(path, (now) => isSent(store, { path, sent: null }, now))
      continue
    }
    const { mtimeNs } = await snapshot(path)
    const edit = {
      openedAt: Math.min(clock.now(), Number(BigInt(mtimeNs) / 1_000_000n)),
      ...({ program: null, use: 'unknown', isReadOnly: false } as const),
    }
    const { file, version } = origin
    const facts = { kind: 'edit', mode: 'on-save', isFresh: false } as const
    await links.add({ ...facts, file, path, base: version, edit })
  }
  if ((await filesIn(folder)).length === 0) await clear(folder, '')
  else if (!parts.links.list().some(({ row }) => dirname(row.path) === folder))
    parts.log.warn('copy-of-unknown-origin', { folder: basename(folder) })
}
