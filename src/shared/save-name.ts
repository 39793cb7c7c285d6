/** Content without a file of its own, by what it is. */
export type SaveKind = 'picture' | 'text'

/** What a pattern for names may hold: local date and time, a number that makes it free, the name of this computer. */
export const saveNameParts = ['date', 'time', 'n', 'host'] as const

export const usualSaveNames = {
  picture: 'Screenshot {date} {time}',
  text: 'Note {date} {time}',
} as const satisfies Record<SaveKind, string>

const longest = 100

/** Whether a pattern makes usable names: it says something, holds no unknown part, and nothing that no file name may have. */
export function isSaveName(pattern: string): boolean {
  if (pattern.trim() === '' || pattern.length > longest || !pattern.isWellFormed()) return false
  const parts = [...pattern.matchAll(/\{([^{}]*)\}/g)].map(([, part]) => part ?? '')
  if (!parts.every((part) => (saveNameParts as readonly string[]).includes(part))) return false
  return !/[{}\\/:*?"<>|\p{Cc}]/u.test(pattern.replace(/\{[^{}]*\}/g, ''))
}

export interface SaveNameValues {
  /** Milliseconds since the epoch. */
  readonly at: number
  /** From 1 on; where the pattern has no place for it, it follows from 2 on. */
  readonly number: number
  /** Name of this computer. */
  readonly host: string
}

/** A name made of a pattern, taken apart before its extension: `.png` for pictures, `.md` for text unless the pattern ends with one. */
export function saveNameOf(
  kind: SaveKind,
  pattern: string,
  { at, number, host }: SaveNameValues,
): { readonly stem: string; readonly extension: string } {
  const { stem, extension } = withoutExtension(kind, pattern.trim())
  const time = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  const values = new Map([
    ['{date}', `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`],
    ['{time}', `${two(time.getHours())}.${two(time.getMinutes())}`],
    ['{n}', String(number)],
    ['{host}', host],
  ])
  const filled = stem
    .replace(/\{[a-z]+\}/g, (part) => values.get(part) ?? part)
    .replace(/\s+/g, ' ')
    .trim()
  const counter = number > 1 && !stem.includes('{n}') ? ` ${number}` : ''
  return { stem: filled + counter, extension }
}

function withoutExtension(kind: SaveKind, pattern: string) {
  const own = kind === 'picture' ? /\.png$/i : /\.[a-z][a-z0-9]{0,9}$/i
  const found = own.exec(pattern)?.[0] ?? ''
  const stem = pattern.slice(0, pattern.length - found.length)
  // An extension alone, as in `.md`, is a name.
  if (found === '' || stem.trim() === '')
    return { stem: pattern, extension: kind === 'picture' ? '.png' : '.md' }
  return { stem, extension: found }
}
