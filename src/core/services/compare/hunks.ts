import { diffArrays } from 'diff'
import type { Hunk } from '../../../shared/model/index.ts'

type Lines = readonly string[]

/** Where two texts differ: `[from, to)` lines of both. */
interface Change {
  readonly from: number
  readonly to: number
  readonly otherFrom: number
  readonly otherTo: number
}

export interface HunkOptions {
  readonly ignoreLineEndSpaces: boolean
  /** Milliseconds for each pair of texts. */
  readonly timeout: number
}

/** Null: they are too different to be told apart line by line in that time. */
export function hunksOfTwo(left: Lines, right: Lines, options: HunkOptions): Hunk[] | null {
  const changes = changesBetween(left, right, options)
  if (!changes) return null
  const hunks: Hunk[] = []
  let [atLeft, atRight] = [0, 0]
  const same = (to: number, otherTo: number) => {
    if (to > atLeft)
      hunks.push({
        kind: 'same',
        left: left.slice(atLeft, to),
        right: right.slice(atRight, otherTo),
        base: null,
      })
  }
  for (const { from, to, otherFrom, otherTo } of changes) {
    same(from, otherFrom)
    hunks.push({
      kind: 'conflict',
      left: left.slice(from, to),
      right: right.slice(otherFrom, otherTo),
      base: null,
    })
    ;[atLeft, atRight] = [to, otherTo]
  }
  same(left.length, right.length)
  return hunks
}

/** Three-way: changes of both sides that touch each other are one. Null: too different, as with two. */
export function hunksOfThree(base: Lines, left: Lines, right: Lines, options: HunkOptions): Hunk[] | null {
  const ofLeft = changesBetween(base, left, options)
  const ofRight = ofLeft && changesBetween(base, right, options)
  if (!ofRight) return null
  const sides = [new Side(left, ofLeft), new Side(right, ofRight)] as const
  const hunks: Hunk[] = []
  let at = 0
  for (;;) {
    const from = Math.min(sides[0].nextFrom, sides[1].nextFrom)
    const isEnd = from === Infinity
    const sameTo = isEnd ? base.length : from
    if (sameTo > at)
      hunks.push({
        kind: 'same',
        left: sides[0].takeSame(sameTo - at),
        right: sides[1].takeSame(sameTo - at),
        base: base.slice(at, sameTo),
      })
    if (isEnd) return hunks
    let to = from
    // A change that begins where another one ends belongs to it: nothing that is the same lies between.
    const grow = (side: Side) => {
      const reached = side.reach(to)
      const hasGrown = reached > to || reached === -1
      if (reached > to) to = reached
      return hasGrown
    }
    let isGrowing = true
    while (isGrowing) isGrowing = sides.map(grow).some(Boolean)
    const [l, r] = [sides[0].takeChanged(from, to), sides[1].takeChanged(from, to)]
    hunks.push(...byLine({ kind: kindOf(l, r), left: l.lines, right: r.lines, base: base.slice(from, to) }))
    at = to
  }
}

interface Taken {
  readonly lines: string[]
  readonly isChanged: boolean
}

function kindOf(left: Taken, right: Taken): Hunk['kind'] {
  if (!right.isChanged) return 'left'
  if (!left.isChanged) return 'right'
  return isEqual(left.lines, right.lines) ? 'both' : 'conflict'
}

function isEqual(one: Lines, other: Lines): boolean {
  return one.length === other.length && one.every((line, at) => line === other[at])
}

/** Changes of lines side by side, none added or removed: each line has its owner. */
function byLine(hunk: Hunk & { readonly base: Lines }): Hunk[] {
  const { kind, left, right, base } = hunk
  if (kind !== 'conflict' || left.length !== base.length || right.length !== base.length) return [hunk]
  const parts: { kind: Hunk['kind']; left: string[]; right: string[]; base: string[] }[] = []
  for (const [at, was] of base.entries()) {
    const [l, r] = [left[at] ?? '', right[at] ?? '']
    const part =
      l === r ? (l === was ? 'same' : 'both') : l === was ? 'right' : r === was ? 'left' : 'conflict'
    const last = parts.at(-1)
    if (last?.kind !== part) parts.push({ kind: part, left: [l], right: [r], base: [was] })
    else {
      last.left.push(l)
      last.right.push(r)
      last.base.push(was)
    }
  }
  return parts
}

/** One side's text, walked together with the common version. */
class Side {
  private readonly lines: Lines
  private readonly changes: readonly Change[]
  /** The next change, the first of those that are being taken, the next line. */
  private next = 0
  private first = 0
  private at = 0

  constructor(lines: Lines, changes: readonly Change[]) {
    this.lines = lines
    this.changes = changes
  }

  get nextFrom(): number {
    return this.changes[this.next]?.from ?? Infinity
  }

  takeSame(count: number): string[] {
    const taken = this.lines.slice(this.at, this.at + count)
    this.at += count
    return taken
  }

  /** Takes up the next change if it begins at or before `to`; where it ends, -1 for one that ends before. */
  reach(to: number): number {
    const change = this.changes[this.next]
    if (!change || change.from > to) return to
    this.next++
    return change.to > to ? change.to : -1
  }

  takeChanged(from: number, to: number): Taken {
    const changes = this.changes.slice(this.first, this.next)
    this.first = this.next
    const grown = changes.reduce((sum, one) => sum + (one.otherTo - one.otherFrom) - (one.to - one.from), 0)
    return { lines: this.takeSame(to - from + grown), isChanged: changes.length > 0 }
  }
}

/** Lines that begin and end both are not looked at: most changes are small. */
function changesBetween(before: Lines, after: Lines, options: HunkOptions): Change[] | null {
  const key = options.ignoreLineEndSpaces ? (line: string) => line.trimEnd() : (line: string) => line
  const [a, b] = [before.map(key), after.map(key)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const parts = diffArrays(a.slice(start, a.length - end), b.slice(start, b.length - end), {
    timeout: options.timeout,
  })
  if (!parts) return null
  const changes: Change[] = []
  let [atA, atB] = [start, start]
  let open: { from: number; otherFrom: number } | null = null
  const close = () => {
    if (open) changes.push({ ...open, to: atA, otherTo: atB })
    open = null
  }
  for (const { added, removed, count } of parts) {
    if (added || removed) open ??= { from: atA, otherFrom: atB }
    else close()
    if (!added) atA += count
    if (!removed) atB += count
  }
  close()
  return changes
}
