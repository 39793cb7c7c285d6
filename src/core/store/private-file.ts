import { open } from 'node:fs/promises'
import { RedropError } from '../../shared/errors.ts'

/**
 * Makes an empty file that only its owner can read, so that SQLite does not make a readable one. A file that exists is
 * not even opened: closing it would drop the locks that this process holds on it (POSIX). Throws RedropError
 * `disk-full`, `local-unreadable`.
 */
export async function createPrivate(path: string): Promise<void> {
  try {
    const handle = await open(path, 'wx', 0o600)
    await handle.close()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new RedropError('disk-full', { path }, { cause: error })
    throw new RedropError('local-unreadable', { path, detail: code ?? String(error) }, { cause: error })
  }
}
