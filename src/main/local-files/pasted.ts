import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clipboard } from 'electron'
import { heldName } from '../../core/engine/unneeded-files.ts'
import { localError } from '../../core/node/files/snapshot.ts'
import type { Clock } from '../../core/ports/index.ts'
import type { LocalRef } from '../../shared/ipc/contract.ts'
import { clipboardContent } from './clipboard-content.ts'
import { clipboardFiles } from './clipboard-files.ts'
import type { LocalRefs } from './local-refs.ts'

export interface PastedParts {
  readonly clipboard: Pick<Clipboard, 'read'>
  readonly refs: LocalRefs
  readonly clock: Pick<Clock, 'now'>
  /** Folder of files that belong to one transfer: the engine removes them with it, and at the next start. */
  readonly spool: string
}

/** Copied files; else the picture or text on the clipboard, as a private file that goes with its transfer. */
export async function pasted({ clipboard, refs, clock, spool }: PastedParts): Promise<LocalRef[]> {
  const paths = await clipboardFiles(clipboard)
  if (paths.length > 0) return refs.register(paths)
  const content = await clipboardContent(clipboard)
  if (!content) return []
  const path = join(spool, heldName(randomUUID()))
  await writeFile(path, content.bytes, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    throw localError(path, error)
  })
  return refs.register([path], `${clipboardName(clock.now())}.${content.extension}`)
}

/** `Clipboard 2026-11-24 10.42`, local time. */
function clipboardName(at: number): string {
  const time = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
  return `Clipboard ${day} ${two(time.getHours())}.${two(time.getMinutes())}`
}
