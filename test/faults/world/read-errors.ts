import { open, type FileHandle } from 'node:fs/promises'

type Read = (this: FileHandle, ...args: unknown[]) => Promise<unknown>

/** Inodes whose next reads fail, with the code they fail with. */
const bad = new Map<bigint, string>()
let isInstalled = false

/** From now on reading this file fails in this process, by default as on a bad disk, until it is mended. */
export async function breakReads(path: string, code = 'EIO'): Promise<() => void> {
  const handle = await open(path)
  const { ino } = await handle.stat({ bigint: true })
  if (!isInstalled) install(Object.getPrototypeOf(handle) as { read: Read })
  await handle.close()
  bad.set(ino, code)
  return () => bad.delete(ino)
}

function install(prototype: { read: Read }): void {
  isInstalled = true
  const { read } = prototype
  prototype.read = async function (...args) {
    const code = bad.size > 0 ? bad.get((await this.stat({ bigint: true })).ino) : undefined
    if (code !== undefined) throw Object.assign(new Error(`${code}: read`), { code, syscall: 'read' })
    return read.apply(this, args)
  }
}
