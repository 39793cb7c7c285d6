import { saveNameOf, type SaveKind } from '../../shared/save-name.ts'
import { byteLength, fitBytes } from './name-parts.ts'
import { cleanName } from './names.ts'

/** Bytes of a computer's name: it must not push the rest out. */
const longestHost = 40

/** The first free name that a pattern makes, fit for the server (`nameLimit` bytes at most). */
export function freeSaveName(options: {
  readonly kind: SaveKind
  readonly pattern: string
  /** Milliseconds since the epoch; local time. */
  readonly at: number
  /** Name of this computer. */
  readonly computer: string
  readonly limit: number
  /** Whether a name is in use in the folder. */
  readonly taken: (candidate: string) => boolean
}): string {
  const { kind, pattern, at, limit, taken } = options
  const host = safeHost(options.computer)
  for (let number = 1; ; number++) {
    const { stem, extension } = saveNameOf(kind, pattern, { at, number, host })
    const name = fitted(cleanName(stem), extension, number, limit)
    if (!taken(name)) return name
  }
}

function safeHost(computer: string): string {
  return fitBytes(
    cleanName(computer)
      .replace(/\p{Cc}/gu, '')
      .trim(),
    longestHost,
  )
}

/** What is too long loses the end of its stem, never its number: that is what makes it free. */
function fitted(stem: string, extension: string, number: number, limit: number): string {
  const name = (stem === '' ? '_' : stem) + extension
  if (byteLength(name) <= limit) return name
  const tail = ` ${number}${extension}`
  return fitBytes(stem, limit - byteLength(tail)).trimEnd() + tail
}
