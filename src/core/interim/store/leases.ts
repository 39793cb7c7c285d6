import type { Clock } from '../../ports/clock.ts'
import type { Connection } from './connection.ts'
import type { Lease as LeaseHolder } from '../../store/rows.ts'

/** One row per place that is written to: two processes of one profile never work on the same. */
export interface Leases {
  /** False: another process that lives holds it. An expired lease, or one of a dead process, is taken over. */
  acquire(key: string, owner: string, pid: number, ttl: number): Promise<boolean>
  renew(key: string, owner: string, ttl: number): Promise<void>
  release(key: string, owner: string): Promise<void>
  /** Null: nobody, or nobody alive. */
  holder(key: string): Promise<LeaseHolder | null>
}

export function createLeases(db: Connection, clock: Clock): Leases {
  function living(key: string): LeaseHolder | null {
    const row = db.get('SELECT owner, pid, expires FROM leases WHERE key = :key', { key })
    if (!row || Number(row['expires']) < clock.now() || !isAlive(Number(row['pid']))) return null
    return {
      key,
      owner: String(row['owner']),
      pid: Number(row['pid']),
      host: '',
      expires: Number(row['expires']),
    }
  }

  return {
    async acquire(key, owner, pid, ttl) {
      return db.commit('leases.acquire', () => {
        const holder = living(key)
        if (holder && holder.owner !== owner) return false
        const expires = clock.now() + ttl
        db.run('INSERT OR REPLACE INTO leases VALUES (:key, :owner, :pid, :expires)', {
          key,
          owner,
          pid,
          expires,
        })
        return true
      })
    },
    async renew(key, owner, ttl) {
      db.commit('leases.renew', () => {
        const expires = clock.now() + ttl
        db.run('UPDATE leases SET expires = :expires WHERE key = :key AND owner = :owner', {
          key,
          owner,
          expires,
        })
      })
    },
    async release(key, owner) {
      db.commit('leases.release', () => {
        db.run('DELETE FROM leases WHERE key = :key AND owner = :owner', { key, owner })
      })
    },
    async holder(key) {
      return living(key)
    },
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Not ours to signal, but there.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
