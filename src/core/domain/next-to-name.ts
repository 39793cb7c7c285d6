import { byteLength, fitBytes, splitName } from './name-parts.ts'
import { copySuffix } from '../../shared/copy-name.ts'
import { cleanName } from './names.ts'

/** Bytes of a label's name: it must not push the file's own name out. */
const longestWho = 40

/** What tells a copy from its neighbour, made of a template: ` (Ana’s laptop 2026-11-24 10.42)`. */
export function copyLabel(template: string, computer: string, at: number): string {
  const name = fitBytes(
    cleanName(computer)
      .replace(/\p{Cc}/gu, '')
      .trim(),
    longestWho,
  )
  return copySuffix(template, name, at)
}

/**
 * A free name for saving next to `name`: `Q3 budget (Ana’s laptop 2026-11-24 10.42).xlsx`, then `… 10.42 2)`. Keeps the
 * extension and fits `limit` bytes (`nameLimit`).
 */
export function nextToName(
  name: string,
  options: {
    /** What follows the name, see `copyLabel`. */
    readonly label: string
    readonly limit: number
    /** Whether a name is in use in the folder. */
    readonly taken: (candidate: string) => boolean
  },
): string {
  const { stem, extension } = splitName(cleanName(name))
  for (let number = 1; ; number++) {
    const tail = counted(options.label, number) + extension
    const candidate = fitBytes(stem, options.limit - byteLength(tail)).trimEnd() + tail
    if (!options.taken(candidate)) return candidate
  }
}

function counted(label: string, number: number): string {
  if (number === 1) return label
  return label.endsWith(')') ? `${label.slice(0, -1)} ${number})` : `${label} ${number}`
}
