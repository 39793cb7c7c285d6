import { RedropError } from '../../shared/errors.ts'
import type { EngineContext } from './context.ts'

/** A process that died without releasing its leases loses them after this long, or as soon as its pid is gone. */
const leaseFor = 15_000
const renewEvery = 5_000

/** Two processes of one profile never work on the same target (design decision 18). Throws `target-busy`. */
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
