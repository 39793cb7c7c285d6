import { byteLength, fitBytes, foldName, splitName } from './name-parts.ts'
import { shortenStem } from './names.ts'

/** Most file systems end here, in bytes or in UTF-16 units, of which there are never more. */
const limit = 255

/** Reserved on Windows with any extension (`CON`, `con.txt`, `COM1.tar.gz`), also with superscript digits. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?= *(?:\.|$))/i

/** Separators, what Windows refuses, control characters, and marks that turn the reading direction around. */
const refused = /[\\/:*?"<>|\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/**
 * The local name for a remote one: the same on every system, so that a folder can be moved between them. Twins that
 * differ only in case or Unicode form get a number, because many file systems hold only one of them.
 * `taken`: names already given in the same folder.
 */
export function toLocalName(remote: string, taken: Iterable<string> = []): string {
  const name = portable(remote)
  const used = new Set(Array.from(taken, foldName))
  if (!used.has(foldName(name))) return name
  const { stem, extension } = splitName(name)
  for (let number = 2; ; number++) {
    const tail = ` (${number})${extension}`
    const numbered = fitBytes(stem, limit - byteLength(tail)) + tail
    if (!used.has(foldName(numbered))) return numbered
  }
}

function portable(remote: string): string {
  const safe = remote.toWellFormed().replace(refused, '_')
  const short = shortenStem(safe === '' ? '_' : safe, limit)
  // Windows drops dots and blanks at the end silently; this also takes care of `.` and `..`.
  return short.replace(/[. ]+$/, (end) => '_'.repeat(end.length)).replace(device, '$&_')
}
