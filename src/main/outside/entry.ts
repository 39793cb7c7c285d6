import { randomUUID } from 'node:crypto'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { localError } from '../../core/node/files/snapshot.ts'

/** A file that puts Redrop into the menu of another program. */
export interface Entry {
  readonly path: string
  readonly content: string
  readonly mode: number
}

/** It is there, and it starts this very app. Throws RedropError `local-unreadable`. */
export async function isThere({ path, content }: Entry): Promise<boolean> {
  const found = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw localError(path, error)
  })
  return found === content
}

/** Written whole or not at all. Throws RedropError `local-unreadable`, `disk-full`. */
export async function writeEntry({ path, content, mode }: Entry): Promise<void> {
  const part = join(dirname(path), `.redrop-${randomUUID()}.part`)
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(part, content)
    await chmod(part, mode)
    await rename(part, path)
  } catch (error) {
    throw localError(path, error)
  } finally {
    await rm(part, { force: true })
  }
}

/** Throws RedropError `local-unreadable`. */
export async function removeEntry(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch((error: unknown) => {
    throw localError(path, error)
  })
}
