import { readFile } from 'node:fs/promises'

/** Peak resident set of this process in bytes. */
export async function peakMemory(): Promise<number> {
  // On Linux the peak of getrusage begins with that of the parent, before this program was there.
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '')
  const kibibytes = /^VmHWM:\s*(\d+) kB/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS
  return Number(kibibytes) * 1024
}
