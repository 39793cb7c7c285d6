import { diffWordsWithSpace } from 'diff'

/** A part of a line; `isMarked`: the other side's line has something else here. */
export interface Part {
  readonly text: string
  readonly isMarked: boolean
}

/** Longer than anybody reads: of such a line only the surroundings of its difference are drawn. */
const longest = 2_000
const before = 100
/** Words are looked for in what is left between the same beginning and the same end. */
const comparable = 1_000

export interface MarkedLine {
  readonly parts: readonly Part[]
  /** Characters that are not drawn before and after. */
  readonly cutBefore: number
  readonly cutAfter: number
}

/** Where two lines differ, each as its own side shows it. */
export function markPair(left: string, right: string): { left: MarkedLine; right: MarkedLine } {
  let start = 0
  while (start < left.length && start < right.length && left[start] === right[start]) start++
  let end = 0
  const room = Math.min(left.length, right.length) - start
  while (end < room && left.at(-1 - end) === right.at(-1 - end)) end++
  // Half a character is none.
  if (isHalf(left, start)) start--
  if (end > 0 && isHalf(left, left.length - end)) end--
  const [l, r] = [left.slice(start, left.length - end), right.slice(start, right.length - end)]
  const words = l.length + r.length > comparable ? null : inWords(left, right, start, end)
  return {
    left: cut(words?.left ?? whole(left, l, start, end), start),
    right: cut(words?.right ?? whole(right, r, start, end), start),
  }
}

/** A line without another one to compare with. */
export function plainLine(text: string, isMarked = false): MarkedLine {
  return cut([{ text, isMarked }], 0)
}

function isHalf(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return at > 0 && code >= 0xdc00 && code <= 0xdfff
}

function whole(line: string, middle: string, start: number, end: number): Part[] {
  return joined([
    { text: line.slice(0, start), isMarked: false },
    { text: middle, isMarked: true },
    { text: line.slice(line.length - end), isMarked: false },
  ])
}

/** Whole words, so that a mark begins and ends where reading does. */
function inWords(left: string, right: string, start: number, end: number) {
  const from = Math.max(0, start - before)
  const tail = Math.max(0, end - before)
  const parts = diffWordsWithSpace(
    left.slice(from, left.length - tail),
    right.slice(from, right.length - tail),
  )
  const side = (line: string, other: 'added' | 'removed', own: 'added' | 'removed') =>
    joined([
      { text: line.slice(0, from), isMarked: false },
      ...parts.flatMap((part) => (part[other] ? [] : [{ text: part.value, isMarked: part[own] }])),
      { text: line.slice(line.length - tail), isMarked: false },
    ])
  return { left: side(left, 'added', 'removed'), right: side(right, 'removed', 'added') }
}

/** Without empty parts; a blank between two marks is marked as well. */
function joined(parts: readonly Part[]): Part[] {
  const all = parts.filter(({ text }) => text !== '')
  return all.reduce<Part[]>((result, part, at) => {
    const isBridge =
      !part.isMarked && part.text.trim() === '' && result.at(-1)?.isMarked && all[at + 1]?.isMarked
    const isMarked = part.isMarked || isBridge === true
    const last = result.at(-1)
    if (last?.isMarked === isMarked) result[result.length - 1] = { text: last.text + part.text, isMarked }
    else result.push({ text: part.text, isMarked })
    return result
  }, [])
}

function cut(parts: readonly Part[], difference: number): MarkedLine {
  const length = parts.reduce((sum, { text }) => sum + text.length, 0)
  if (length <= longest) return { parts, cutBefore: 0, cutAfter: 0 }
  const from = difference > longest - before ? difference - before : 0
  const to = Math.min(length, from + longest)
  let at = 0
  const shown = parts.flatMap((part) => {
    const text = part.text.slice(Math.max(0, from - at), Math.max(0, to - at))
    at += part.text.length
    return text === '' ? [] : [{ ...part, text }]
  })
  return { parts: shown, cutBefore: from, cutAfter: length - to }
}
