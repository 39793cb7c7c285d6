import { RedropError } from '../../shared/errors.ts'
import type { EngineContext } from './context.ts'

/** A process that died without releasing its leases loses them after this long, or as soon as its pid is gone. */
const leaseFor = 15_000
const renewEvery = 5_000

/** Who works on which target: within this process one after the other, between processes only one (decision 18). */
export class Leases {
  private readonly ctx: EngineContext
  /** The last work in line for a target of this process. */
  private readonly lines = new Map<string, Promise<unknown>>()

  constructor(ctx: EngineContext) {
    this.ctx = ctx
  }

  /** This process is at work on it. */
  isHeld(key: string): boolean {
    return this.lines.has(key)
  }

  /** Waits for this process's own work on the target. RedropError `target-busy`: another process is at it. */
  async with<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.lines.get(key) ?? Promise.resolve()
    const mine = before.then(() => withLease(this.ctx, key, work))
    const line = mine.catch(() => undefined)
    this.lines.set(key, line)
    try {
      return await mine
    } finally {
      if (this.lines.get(key) === line) this.lines.delete(key)
    }
  }
}

/** Throws `target-busy`. */
export async function withLease<T>(ctx: EngineContext, key: string, work: () => Promise<T>): Promise<T> {
  const { leases } = ctx.store
  if (!(await leases.acquire(key, ctx.owner, process.pid, leaseFor))) {
    const holder = await leases.holder(key)
    throw new RedropError('target-busy', { pid: holder?.pid ?? 0 })
  }
  const renewal = setInterval(() => {
    leases
      .renew(key, ctx.owner, leaseFor)
      .catch((error: unknown) => ctx.log.error('lease-not-renewed', { error: String(error) }))
  }, renewEvery)
  try {
    return await work()
  } finally {
    clearInterval(renewal)
    await leases.release(key, ctx.owner)
  }
}
