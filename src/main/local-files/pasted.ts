import type { Clipboard } from 'electron'
import { spool } from '../../core/services/quick-save/spool.ts'
import type { Clock } from '../../core/ports/index.ts'
import type { LocalRef } from '../../shared/ipc/contract.ts'
import { clipboardContent } from './clipboard-content.ts'
import type { LocalRefs } from './local-refs.ts'

export interface PastedParts {
  readonly clipboard: Pick<Clipboard, 'read'>
  readonly refs: LocalRefs
  readonly clock: Pick<Clock, 'now'>
  /** Folder of files that belong to one transfer. */
  readonly spool: string
}

/** Copied files; else the picture or text on the clipboard, as a private file that goes with its transfer. */
export async function pasted({ clipboard, refs, clock, spool: folder }: PastedParts): Promise<LocalRef[]> {
  const content = await clipboardContent(clipboard)
  if (!content) return []
  if (content.kind === 'files') return refs.register(content.paths)
  const path = await spool(folder, content.blob.stream())
  return refs.register([path], `${clipboardName(clock.now())}.${content.kind === 'picture' ? 'png' : 'txt'}`)
}

/** `Clipboard 2026-11-24 10.42`, local time. */
function clipboardName(at: number): string {
  const time = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
  return `Clipboard ${day} ${two(time.getHours())}.${two(time.getMinutes())}`
}
