import {
  copyFile,
  link,
  open,
  readFile,
  rename,
  rm,
  truncate,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** How a program puts new content into a file. */
export type Save = (path: string, content: string) => Promise<void>

const beside = (path: string, name: string) => join(dirname(path), name)

/** As programs do it; the names say who. */
export const saves: Readonly<Record<string, Save>> = {
  'in place': (path, content) => writeFile(path, content),
  'temp and rename': async (path, content) => {
    const temp = beside(path, '.goutputstream-X1Y2Z3')
    await writeFile(temp, content)
    await rename(temp, path)
  },
  'backup and rename, then a new file': async (path, content) => {
    await rename(path, `${path}~`)
    await writeFile(path, content)
    await rm(`${path}~`)
  },
  'temp, backup, rename, as Office does': async (path, content) => {
    const [temp, backup] = [beside(path, '1A2B3C4D.tmp'), beside(path, '5E6F7A8B.tmp')]
    await writeFile(temp, content)
    await rename(path, backup)
    await rename(temp, path)
    await unlink(backup)
  },
  'truncate, then write': async (path, content) => {
    await truncate(path, 0)
    await writeFile(path, content, { flag: 'r+' })
  },
  'delete, then a new file': async (path, content) => {
    await rm(path)
    await writeFile(path, content)
  },
  'many small writes': async (path, content) => {
    const handle = await open(path, 'w')
    for (const letter of content) {
      await handle.write(letter)
      await handle.datasync()
    }
    await handle.close()
  },
  'copy over': async (path, content) => {
    const other = beside(path, 'elsewhere.bin')
    await writeFile(other, content)
    await copyFile(other, path)
    await rm(other)
  },
  'with the same size and the times of before': async (path, content) => {
    const temp = beside(path, 'restored.bin')
    await writeFile(temp, content)
    await utimes(temp, 1_000_000, 1_000_000)
    await rename(temp, path)
  },
  'a hard link in its place': async (path, content) => {
    const other = beside(path, 'store.bin')
    await writeFile(other, content)
    await rm(path)
    await link(other, path)
    await rm(other)
  },
  'lock files and autosaves beside': async (path, content) => {
    const name = basename(path)
    const locks = [`~$${name.slice(2)}`, `.~lock.${name}#`, `.#${name}`, `.${name}.swp`, `#${name}#`]
    for (const lock of locks) await writeFile(beside(path, lock), 'me')
    await writeFile(path, content)
    for (const lock of locks) await rm(beside(path, lock))
  },
}

/** What leaves the content as it is. */
export const idleSaves: Readonly<Record<string, (path: string) => Promise<void>>> = {
  'a touch': async (path) => {
    const now = new Date()
    await utimes(path, now, now)
  },
  'the same bytes in place': async (path) => writeFile(path, await readFile(path)),
  'the same bytes by temp and rename': async (path) => {
    const temp = beside(path, 'same.tmp')
    await copyFile(path, temp)
    await rename(temp, path)
  },
  'other bytes that are taken back before it is quiet': async (path) => {
    const content = await readFile(path)
    await writeFile(path, 'a slip of the hand')
    await writeFile(path, content)
  },
}
