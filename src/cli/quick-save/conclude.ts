import type { Core } from '../../core/compose.ts'
import type { Connection } from '../../core/engine/context.ts'
import { linkOf, wantedLink } from '../../core/services/quick-save/link.ts'
import { rememberSave, type SavedItem, type SavedKind } from '../../core/services/quick-save/last-save.ts'
import type { PlannedSave } from '../../core/services/quick-save/plan-saves.ts'
import { savedItem } from '../../core/services/quick-save/saved-item.ts'
import type { FileRef, Transfer } from '../../shared/model/index.ts'
import type { Terminal } from '../terminal.ts'
import { report } from '../with-core.ts'

export interface Concluded {
  readonly kind: SavedKind
  readonly folder: FileRef
  readonly planned: PlannedSave
  readonly transfer: Transfer
}

/** Prints the link of what is proved saved, and remembers it for the next time. */
export async function concludeSave(
  terminal: Terminal,
  core: Core,
  connection: Connection,
  { kind, folder, planned, transfer }: Concluded,
): Promise<void> {
  const item = await savedItem(core.store, transfer, planned)
  if (!item) return
  const link = await linkFor(terminal, core, connection, kind, item)
  const { account } = folder
  const items = [{ ...item, link }]
  await rememberSave(core.store.settings, { kind, account, folder: folder.id, at: core.clock.now(), items })
  terminal.emit({ event: 'link', uri: item.file.uri, link })
  if (link !== null) terminal.print(link)
}

/** What was saved stays saved, with a link or without. */
async function linkFor(
  terminal: Terminal,
  core: Core,
  connection: Connection,
  kind: SavedKind,
  item: SavedItem,
): Promise<string | null> {
  const wanted = wantedLink(kind, core.quickSave.current)
  if (wanted === null) return null
  return linkOf(connection, item, wanted).catch((error: unknown) => {
    report(terminal, error, { host: connection.api.baseUrl.host, name: item.name, uri: item.file.uri })
    return null
  })
}
