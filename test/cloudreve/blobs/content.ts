import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import { must } from '../state/site.ts'
import type { Site } from '../state/site.ts'
import type { Entity } from '../state/types.ts'
import { ctrFrom } from './cipher.ts'

/** SHA-256 of plain content while it arrives in order; anything else makes it void. */
class RunningHash {
  private readonly hash: Hash = createHash('sha256')
  private next = 0
  private inOrder = true

  update(offset: number, bytes: Buffer): void {
    if (offset !== this.next) this.inOrder = false
    if (!this.inOrder) return
    this.hash.update(bytes)
    this.next += bytes.length
  }

  digest(length: number): string | null {
    return this.inOrder && this.next === length ? this.hash.digest('hex') : null
  }
}

export interface Digest {
  readonly sha256: string
  /** Bytes really stored. */
  readonly size: number
}

/** Plain view of the blobs: encrypts, decrypts and hashes on the way (contract §7.1). */
export class Contents {
  private readonly site: Site
  private readonly hashes = new Map<number, RunningHash>()

  constructor(site: Site) {
    this.site = site
  }

  /**
   * Opens an entity for a run of bytes from `offset` on. `incoming` says what the caller has: plain content that the
   * server encrypts where the entity has keys, or bytes to be stored as they are.
   */
  async writer(entity: Entity, offset: number, incoming: 'plain' | 'stored') {
    const blob = await this.site.blobs.get(entity.id).writer()
    const hash = this.hashes.get(entity.id) ?? new RunningHash()
    this.hashes.set(entity.id, hash)
    const transform = entity.encryption === null ? null : ctrFrom(entity.encryption, offset)
    let at = offset
    return {
      write: async (bytes: Buffer): Promise<void> => {
        const other = transform === null ? bytes : transform(bytes)
        hash.update(at, incoming === 'plain' ? bytes : other)
        const position = at
        at += bytes.length
        await blob.write(position, incoming === 'plain' ? other : bytes)
      },
      close: () => blob.close(),
    }
  }

  async *read(entity: Entity, start: number, end: number): AsyncGenerator<Buffer> {
    const transform = entity.encryption === null ? null : ctrFrom(entity.encryption, start)
    for await (const piece of this.site.blobs.get(entity.id).read(start, end)) {
      yield transform === null ? piece : transform(piece)
    }
  }

  /** The whole content as it is stored, decrypted. */
  async bytes(entityId: number): Promise<Buffer> {
    const pieces: Buffer[] = []
    for await (const piece of this.read(this.entity(entityId), 0, Infinity)) pieces.push(piece)
    return Buffer.concat(pieces)
  }

  /** Takes the hash that ran along, or reads everything once more. */
  async digest(entity: Entity): Promise<Digest> {
    const size = await this.site.blobs.get(entity.id).length()
    const running = this.hashes.get(entity.id)?.digest(size) ?? null
    this.hashes.delete(entity.id)
    if (running !== null) return { sha256: running, size }
    const hash = createHash('sha256')
    for await (const piece of this.read(entity, 0, size)) hash.update(piece)
    return { sha256: hash.digest('hex'), size }
  }

  forget(entityId: number): void {
    this.hashes.delete(entityId)
    this.site.blobs.remove(entityId)
  }

  private entity(id: number): Entity {
    return must(this.site.state.entities.find((entity) => entity.id === id))
  }
}
