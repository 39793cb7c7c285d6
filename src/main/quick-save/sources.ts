import { basename } from 'node:path'
import { snapshot } from '../../core/node/files/snapshot.ts'
import type { Logger } from '../../core/ports/index.ts'
import { spool } from '../../core/services/quick-save/spool.ts'
import type { SaveItem } from '../../core/services/quick-save/plan-saves.ts'
import type { QuickSaved } from '../../shared/ipc/contract.ts'
import { toFailure } from '../ipc/failure.ts'
import type { ClipboardContent } from '../local-files/clipboard-content.ts'

export interface Sources {
  readonly items: readonly SaveItem[]
  readonly failed: QuickSaved['failed']
  /** The private file that was made; null: none. */
  readonly made: string | null
}

/** Local files for what is on the clipboard, as it is now. Throws what `snapshot` throws if none of it can be sent. */
export async function sourcesOf(
  content: ClipboardContent,
  { core, log }: { readonly core: { readonly profile: { readonly spool: string } }; readonly log: Logger },
): Promise<Sources> {
  if (content.kind !== 'files') {
    const made = await spool(core.profile.spool, content.blob.stream())
    return { items: [{ source: await snapshot(made), key: '' }], failed: [], made }
  }
  const items: SaveItem[] = []
  const failed: { name: string; error: ReturnType<typeof toFailure> }[] = []
  const errors: unknown[] = []
  for (const path of content.paths) {
    const name = basename(path)
    try {
      items.push({ source: await snapshot(path), key: name.normalize('NFC') })
    } catch (error) {
      errors.push(error)
      failed.push({ name, error: toFailure(log, 'quick-save', error) })
    }
  }
  if (items.length === 0) throw errors[0]
  return { items, failed, made: null }
}
