import fs from 'node:fs'

type Call = (...args: unknown[]) => void
type Done = (error: Error | null, ...results: unknown[]) => void

/** Parts of downloads that are open, by descriptor. */
const parts = new Map<unknown, string>()
const full = new Map<string, { left: number }>()
let isInstalled = false

/** From so many bytes on, parts of downloads in this folder meet a full disk, until there is room again. */
export function fillDisk(folder: string, bytes: number): () => void {
  if (!isInstalled) install(fs as unknown as Record<'open' | 'close' | 'write' | 'writev', Call>)
  full.set(folder, { left: bytes })
  return () => void full.delete(folder)
}

function install(system: Record<'open' | 'close' | 'write' | 'writev', Call>): void {
  isInstalled = true
  const { open, close, write, writev } = system
  system.open = (path, ...rest) => {
    const done = rest.pop() as Done
    open(path, ...rest, (error: Error | null, fd: unknown) => {
      if (!error && String(path).endsWith('.redrop-part')) parts.set(fd, String(path))
      done(error, fd)
    })
  }
  system.close = (fd, ...rest) => {
    parts.delete(fd)
    close(fd, ...rest)
  }
  system.write = (fd, chunk, ...rest) => {
    if (isRoomFor(fd, (chunk as Uint8Array).length)) write(fd, chunk, ...rest)
    else (rest.at(-1) as Done)(noSpace())
  }
  system.writev = (fd, chunks, ...rest) => {
    const bytes = (chunks as Uint8Array[]).reduce((sum, { length }) => sum + length, 0)
    if (isRoomFor(fd, bytes)) writev(fd, chunks, ...rest)
    else (rest.at(-1) as Done)(noSpace())
  }
}

function isRoomFor(fd: unknown, bytes: number): boolean {
  const path = parts.get(fd)
  const disk = [...full].find(([folder]) => path?.startsWith(folder))?.[1]
  if (!disk) return true
  disk.left -= bytes
  return disk.left >= 0
}

function noSpace(): Error {
  return Object.assign(new Error('ENOSPC: no space left on device, write'), {
    ...{ code: 'ENOSPC', errno: -28, syscall: 'write' },
  })
}
