/** Bytes of one entity. Offsets and lengths in bytes. */
export interface Blob {
  /** The physical end. */
  length(): Promise<number>
  /** Opens it for writing; several writers may work on different ranges. */
  writer(): Promise<BlobWriter>
  /** `end` is exclusive; stops early at the physical end. */
  read(start: number, end: number): AsyncIterable<Buffer>
  /** Extends it to `length` with zeros. */
  allocate(length: number): Promise<void>
}

export interface BlobWriter {
  write(offset: number, bytes: Buffer): Promise<void>
  close(): Promise<void>
}

export interface Blobs {
  get(entityId: number): Blob
  remove(entityId: number): void
}
