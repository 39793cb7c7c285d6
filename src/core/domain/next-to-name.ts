import { byteLength, fitBytes, splitName } from './name-parts.ts'
import { cleanName } from './names.ts'

/** Bytes of a label's name: it must not push the file's own name out. */
const longestWho = 40

/**
 * What tells a copy from its neighbour: `Ana’s laptop 2026-11-24 10.42`, local time. `at`: milliseconds since the epoch.
 */
export function copyLabel(who: string, at: number): string {
  const time = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
  const name = fitBytes(
    cleanName(who)
      .replace(/\p{Cc}/gu, '')
      .trim(),
    longestWho,
  )
  return `${name} ${day} ${two(time.getHours())}.${two(time.getMinutes())}`.trim()
}

/**
 * A free name for saving next to `name`: `Q3 budget (Ana’s laptop 2026-11-24 10.42).xlsx`, then `… 10.42 2)`. Keeps the
 * extension and fits `limit` bytes (`nameLimit`).
 */
export function nextToName(
  name: string,
  options: {
    readonly label: string
    readonly limit: number
    /** Whether a name is in use in the folder. */
    readonly taken: (candidate: string) => boolean
  },
): string {
  const { stem, extension } = splitName(cleanName(name))
  for (let number = 1; ; number++) {
    const tail = ` (${options.label}${number > 1 ? ` ${number}` : ''})${extension}`
    const candidate = fitBytes(stem, options.limit - byteLength(tail)).trimEnd() + tail
    if (!options.taken(candidate)) return candidate
  }
}
