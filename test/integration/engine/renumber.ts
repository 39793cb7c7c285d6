import { statSync, type BigIntStats } from 'node:fs'
import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

type Stat = (...args: unknown[]) => Promise<BigIntStats>

let next = 1n

function renumbered(stats: BigIntStats, size: bigint): BigIntStats {
  // Only the file in question, told by its size.
  return stats.size === size ? Object.assign(stats, { ino: next++ }) : stats
}

/** From now on every look at this file finds another inode number, as on some network drives. The answer ends that. */
export function renumber(path: string): () => void {
  const { size } = statSync(path, { bigint: true })
  const system = fs as unknown as { stat: Stat; open: typeof fs.open }
  const { stat, open } = system
  system.stat = async (...args) => renumbered(await stat(...args), size)
  system.open = async (...args) => {
    const handle = await open(...args)
    const look = handle.stat.bind(handle) as Stat
    return Object.assign(handle, {
      stat: async (...options: unknown[]) => renumbered(await look(...options), size),
    })
  }
  syncBuiltinESMExports()
  return () => {
    Object.assign(system, { stat, open })
    syncBuiltinESMExports()
  }
}
