import type { Site } from '../state/site.ts'

/** An upload session. Plain data: an orderly restart keeps it, without its lock. */
export interface UploadSession {
  readonly id: string
  readonly userId: number
  readonly fileId: number
  readonly entityId: number
  readonly ownerId: number
  /** Where the file was when the session began. */
  readonly segments: readonly string[]
  readonly size: number
  /** 0 = one chunk. */
  readonly chunkSize: number
  /** The policy's own chunk size, which checks indices even when the data is relayed. */
  readonly policyChunkSize: number
  readonly relay: boolean
  /** Type of the storage policy. */
  readonly store: string
  /** Data goes to another server, not to this one. */
  readonly direct: boolean
  readonly preallocated: boolean
  /** Chunks are cipher text already. */
  readonly encryptedByClient: boolean
  readonly lockToken: string
  /** Milliseconds since the epoch; 0 = time of the commit. */
  readonly lastModified: number
  readonly metadata: Readonly<Record<string, string>>
  received: number[]
  /** The commit is tried once, by the chunk that completes the set (contract §7 "commit proof"). */
  commitTried: boolean
}

const key = (id: string) => `upload-session:${id}`

export function keepSession(site: Site, session: UploadSession): void {
  site.cache.set(key(session.id), session, site.settings.uploadSessionTtl)
}

export function findSession(site: Site, id: string): UploadSession | null {
  return (site.cache.get(key(id)) as UploadSession | undefined) ?? null
}

export function dropSession(site: Site, session: UploadSession): void {
  site.locks.release(session.lockToken)
  site.cache.delete(key(session.id))
}
