import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RedropError } from '../../../shared/errors.ts'
import { heldName } from '../../engine/unneeded-files.ts'
import { localError } from '../../node/files/snapshot.ts'

/** Bytes; more than that is not what somebody copies. */
export const mostCopied = 256 * 2 ** 20

/**
 * Puts content that has no file of its own into a private one, which goes with its transfer: the engine removes it, also at
 * the next start. `folder`: the profile's for such files. Throws RedropError `clipboard-too-large`, `disk-full`,
 * `local-unreadable`.
 */
export async function spool(folder: string, content: AsyncIterable<Uint8Array>): Promise<string> {
  const path = join(folder, heldName(randomUUID()))
  try {
    await writeFile(path, limited(content), { mode: 0o600, flag: 'wx' })
    return path
  } catch (error) {
    await rm(path, { force: true })
    throw error instanceof RedropError ? error : localError(path, error)
  }
}

async function* limited(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const part of content) {
    size += part.length
    if (size > mostCopied) throw new RedropError('clipboard-too-large', { size, limit: mostCopied })
    yield part
  }
}
