import type { Random } from '../state/random.ts'

/** Who holds a lock, as 40073 shows it (contract §6.2). */
export interface LockApplication {
  readonly type: string
  readonly inner_xml?: string
  readonly viewer_id?: string
}

/** What a lock covers: an entry of one user's space and everything below it. */
export interface LockTarget {
  readonly ownerId: number
  readonly segments: readonly string[]
  readonly type: 'file' | 'folder'
}

export interface Lock extends LockTarget {
  readonly token: string
  readonly application: LockApplication
  /** Milliseconds since the epoch; null = until released. */
  readonly expires: number | null
}

export interface LockOptions {
  readonly token?: string
  /** null = until released. */
  readonly ttlSeconds: number | null
}

/** In-memory locks by path, lost at every restart (contract §5.10). */
export class Locks {
  private locks: Lock[] = []
  private readonly now: () => number
  private readonly random: Random

  constructor(now: () => number, random: Random) {
    this.now = now
    this.random = random
  }

  /** Locks that forbid one on `target`: on itself, an ancestor or a descendant. */
  conflicts(target: LockTarget): Lock[] {
    this.expire()
    return this.locks.filter((lock) => overlaps(lock, target))
  }

  /** Only after conflicts() found none. */
  add(target: LockTarget, application: LockApplication, options: LockOptions): Lock {
    const { ownerId, segments, type } = target
    const expires = options.ttlSeconds === null ? null : this.now() + options.ttlSeconds * 1000
    const lock: Lock = {
      ...{ ownerId, segments, type, application, expires },
      token: options.token ?? this.random.uuid(),
    }
    this.locks.push(lock)
    return lock
  }

  holds(token: string): boolean {
    this.expire()
    return this.locks.some((lock) => lock.token === token)
  }

  release(token: string): void {
    this.locks = this.locks.filter((lock) => lock.token !== token)
  }

  clear(): void {
    this.locks = []
  }

  private expire(): void {
    this.locks = this.locks.filter((lock) => lock.expires === null || lock.expires > this.now())
  }
}

function overlaps(a: LockTarget, b: LockTarget): boolean {
  const shared = Math.min(a.segments.length, b.segments.length)
  return a.ownerId === b.ownerId && a.segments.slice(0, shared).every((name, i) => name === b.segments[i])
}
