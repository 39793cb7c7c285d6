import type { Blob, Blobs, BlobWriter } from './blobs.ts'

const pageSize = 1024 * 1024

/** Blobs as lists of 1 MiB pages, made when they are first written. */
export class MemoryBlobs implements Blobs {
  private readonly blobs = new Map<number, MemoryBlob>()

  get(entityId: number): Blob {
    const blob = this.blobs.get(entityId) ?? new MemoryBlob()
    this.blobs.set(entityId, blob)
    return blob
  }

  remove(entityId: number): void {
    this.blobs.delete(entityId)
  }
}

class MemoryBlob implements Blob, BlobWriter {
  private readonly pages: Buffer[] = []
  private size = 0

  length(): Promise<number> {
    return Promise.resolve(this.size)
  }

  writer(): Promise<BlobWriter> {
    return Promise.resolve(this)
  }

  allocate(length: number): Promise<void> {
    this.size = Math.max(this.size, length)
    return Promise.resolve()
  }

  write(offset: number, bytes: Buffer): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const at = offset + done
      done += bytes.copy(this.page(Math.floor(at / pageSize)), at % pageSize, done)
    }
    this.size = Math.max(this.size, offset + bytes.length)
    return Promise.resolve()
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the interface is asynchronous for the sake of disks
  async *read(start: number, end: number): AsyncGenerator<Buffer> {
    const stop = Math.min(end, this.size)
    for (let at = start; at < stop;) {
      const inPage = at % pageSize
      const length = Math.min(pageSize - inPage, stop - at)
      yield this.page(Math.floor(at / pageSize)).subarray(inPage, inPage + length)
      at += length
    }
  }

  private page(index: number): Buffer {
    return (this.pages[index] ??= Buffer.alloc(pageSize))
  }
}
