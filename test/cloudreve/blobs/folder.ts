import { constants, createReadStream, mkdirSync, rmSync } from 'node:fs'
import { open, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import type { Blob, Blobs, BlobWriter } from './blobs.ts'

/** Blobs as files of one folder, named by entity id. */
export class FolderBlobs implements Blobs {
  private readonly folder: string

  constructor(folder: string) {
    this.folder = folder
    mkdirSync(folder, { recursive: true })
  }

  get(entityId: number): Blob {
    return new FileBlob(join(this.folder, String(entityId)))
  }

  remove(entityId: number): void {
    rmSync(join(this.folder, String(entityId)), { force: true })
  }
}

class FileBlob implements Blob {
  private readonly path: string

  constructor(path: string) {
    this.path = path
  }

  async length(): Promise<number> {
    const found = await stat(this.path).catch(absent)
    return found?.size ?? 0
  }

  async writer(): Promise<BlobWriter> {
    const handle = await open(this.path, constants.O_RDWR | constants.O_CREAT)
    return {
      write: async (offset, bytes) => {
        await handle.write(bytes, 0, bytes.length, offset)
      },
      close: () => handle.close(),
    }
  }

  async allocate(length: number): Promise<void> {
    await (await this.writer()).close()
    await truncate(this.path, length)
  }

  async *read(start: number, end: number): AsyncGenerator<Buffer> {
    if (end <= start || (await this.length()) <= start) return
    for await (const piece of createReadStream(this.path, {
      start,
      end: end - 1,
      highWaterMark: 1024 * 1024,
    })) {
      yield piece as Buffer
    }
  }
}

function absent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}
