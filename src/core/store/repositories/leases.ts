import { hostname } from 'node:os'
import { z } from 'zod'
import { RedropError } from '../../../shared/errors.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Database } from '../database.ts'
import { isAlive } from '../is-alive.ts'
import type { Lease } from '../rows.ts'
import type { LeasesRepository } from '../store.ts'

const found = z
  .object({ key: z.string(), owner: z.string(), pid: z.number(), host: z.string(), expires: z.number() })
  .optional()

export function createLeases(db: Database, clock: Clock): LeasesRepository {
  /** Null: free, or left behind. */
  function living(key: string): Lease | null {
    const lease = found.parse(db.get('SELECT * FROM leases WHERE key = :key', { key }))
    if (!lease || lease.expires <= clock.now()) return null
    return lease.host === hostname() && !isAlive(lease.pid) ? null : lease
  }

  return {
    acquire: (key, owner, pid, ttlMs) =>
      db.commit('leases.acquire', () => {
        const holder = living(key)
        if (holder && holder.owner !== owner) return false
        const expires = clock.now() + ttlMs
        const sql = 'INSERT OR REPLACE INTO leases VALUES (:key, :owner, :pid, :host, :expires)'
        db.run(sql, { key, owner, pid, host: hostname(), expires })
        return true
      }),
    renew: (key, owner, ttlMs) =>
      db.commit('leases.renew', () => {
        const sql = 'UPDATE leases SET expires = :expires WHERE key = :key AND owner = :owner'
        if (db.run(sql, { key, owner, expires: clock.now() + ttlMs }) > 0) return
        throw new RedropError('target-busy', { pid: living(key)?.pid ?? 0 })
      }),
    release: (key, owner) =>
      db.commit('leases.release', () => {
        db.run('DELETE FROM leases WHERE key = :key AND owner = :owner', { key, owner })
      }),
    holder: (key) => db.read(() => living(key)),
  }
}
