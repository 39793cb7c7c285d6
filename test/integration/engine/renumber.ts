import { statSync, type BigIntStats } from 'node:fs'
import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

type Stat = (...args: unknown[]) => Promise<BigIntStats>

let next = 1n

/** From now on every look at this file finds a new inode number, as on some network drives. The answer ends that. */
export function renumber(path: string): () => void {
  const { dev, ino } = statSync(path, { bigint: true })
  return install((stats) => (stats.dev === dev && stats.ino === ino ? next++ : stats.ino))
}

/** No file has a number of its own any more. */
export function dropNumbers(): () => void {
  return install(() => 0n)
}

function install(numberOf: (stats: BigIntStats) => bigint): () => void {
  const renumbered = (stats: BigIntStats) => Object.assign(stats, { ino: numberOf(stats) })
  const system = fs as unknown as { stat: Stat; open: typeof fs.open }
  const { stat, open } = system
  system.stat = async (...args) => renumbered(await stat(...args))
  system.open = async (...args) => {
    const handle = await open(...args)
    const look = handle.stat.bind(handle) as Stat
    return Object.assign(handle, {
      stat: async (...options: unknown[]) => renumbered(await look(...options)),
    })
  }
  syncBuiltinESMExports()
  return () => {
    Object.assign(system, { stat, open })
    syncBuiltinESMExports()
  }
}
