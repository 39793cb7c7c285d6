import { open, type FileHandle } from 'node:fs/promises'

type Read = (this: FileHandle, ...args: unknown[]) => Promise<unknown>

/** Inodes whose next reads fail, as those of a bad disk. */
const bad = new Set<bigint>()
let isInstalled = false

/** From now on reading this file fails with EIO in this process, until it is mended. */
export async function breakReads(path: string): Promise<() => void> {
  const handle = await open(path)
  const { ino } = await handle.stat({ bigint: true })
  if (!isInstalled) install(Object.getPrototypeOf(handle) as { read: Read })
  await handle.close()
  bad.add(ino)
  return () => bad.delete(ino)
}

function install(prototype: { read: Read }): void {
  isInstalled = true
  const { read } = prototype
  prototype.read = async function (...args) {
    if (bad.size > 0 && bad.has((await this.stat({ bigint: true })).ino)) {
      throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', errno: -5, syscall: 'read' })
    }
    return read.apply(this, args)
  }
}
