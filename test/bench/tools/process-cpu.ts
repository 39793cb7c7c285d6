import { readFile } from 'node:fs/promises'

export interface ProcessCpu {
  /** Processor seconds, in hundredths. */
  readonly own: number
  /** Of children that have ended. */
  readonly children: number
}

/** What Linux says of a process; null elsewhere. */
export async function processCpu(pid: number | 'self'): Promise<ProcessCpu | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (stat === null) return null
  // The name in parentheses may contain anything.
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const [user = NaN, system = NaN, childUser = NaN, childSystem = NaN] = fields.slice(11, 15)
  return { own: (user + system) / 100, children: (childUser + childSystem) / 100 }
}
