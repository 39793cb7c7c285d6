import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { heldName } from '../../core/engine/unneeded-files.ts'
import { localError } from '../../core/node/files/snapshot.ts'

/**
 * Puts content that has no file of its own into a private one, which goes with its transfer: the engine removes it, also at
 * the next start. `folder`: the profile's for such files. Throws RedropError `disk-full`, `local-unreadable`.
 */
export async function spool(folder: string, content: Blob): Promise<string> {
  const path = join(folder, heldName(randomUUID()))
  await writeFile(path, content.stream(), { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    throw localError(path, error)
  })
  return path
}
