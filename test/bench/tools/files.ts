import { randomBytes } from 'node:crypto'
import { open, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export const MiB = 2 ** 20
export const GiB = 2 ** 30

/** A file of random bytes (one random block, repeated). */
export async function makeFile(folder: string, name: string, size: number): Promise<string> {
  const path = join(folder, name)
  const block = randomBytes(Math.min(size, 8 * MiB))
  const handle = await open(path, 'w')
  try {
    for (let done = 0; done < size;) {
      const { bytesWritten } = await handle.write(block, 0, Math.min(block.length, size - done))
      done += bytesWritten
    }
  } finally {
    await handle.close()
  }
  return path
}

/** A file that takes no room: all zeros. */
export async function makeSparseFile(folder: string, name: string, size: number): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, '')
  await truncate(path, size)
  return path
}
