import { computed, ref, shallowRef, watch } from 'vue'
import type { TextComparison } from '../../../shared/model/index.ts'
import {
  choose,
  isDifference,
  isolate,
  linesOf,
  openCount,
  resultLines,
  startingPieces,
  type Choice,
  type Piece,
} from './pieces.ts'

/** Where a text is being written: a part of the result, what it was, and where its line was. */
export interface Writing {
  readonly at: number
  readonly lines: readonly string[]
}

/** The result of a merge as it is chosen and written, and which difference is looked at. */
export function useMerge(text: () => TextComparison | null) {
  const pieces = shallowRef<readonly Piece[]>([])
  const writing = shallowRef<Writing | null>(null)
  /** Index of a piece. */
  const current = ref(-1)
  /** Something was chosen or written that would be lost. */
  const isTouched = ref(false)

  function reset(): void {
    pieces.value = startingPieces(text()?.hunks ?? [])
    writing.value = null
    isTouched.value = false
  }

  const differences = computed(() => pieces.value.flatMap((piece, at) => (isDifference(piece) ? [at] : [])))
  /** Changes since the common version, also those that both made. */
  const changes = computed(() => pieces.value.flatMap(({ hunk }, at) => (hunk.kind === 'same' ? [] : [at])))
  const open = computed(() => openCount(pieces.value))

  watch(
    text,
    () => {
      reset()
      current.value = differences.value[0] ?? -1
    },
    { immediate: true },
  )

  function pick(at: number, choice: Choice): void {
    pieces.value = choose(pieces.value, at, choice)
    current.value = at
    isTouched.value = true
    if (writing.value?.at === at) writing.value = null
  }

  return {
    pieces,
    writing,
    current,
    differences,
    changes,
    open,
    isTouched,
    reset,
    pick,
    look(at: number): void {
      current.value = at
    },
    takeAll(): void {
      pieces.value = pieces.value.map((piece) => (isDifference(piece) ? { ...piece, choice: 'left' } : piece))
      isTouched.value = true
    },
    /** `line`: of the part, where the cursor is; of a part that is the same only this line is written. */
    write(at: number, line: number): void {
      const isolated = isolate(pieces.value, at, line)
      pieces.value = isolated.pieces
      const piece = isolated.pieces[isolated.at]
      if (!piece) return
      const lines = piece.choice === null ? piece.hunk.right : linesOf(piece)
      writing.value = { at: isolated.at, lines }
      current.value = isolated.at
    },
    written(lines: readonly string[]): void {
      if (writing.value) pick(writing.value.at, { written: lines })
    },
    unwritten(): void {
      writing.value = null
    },
    /** The next or the previous one, around the end. */
    step(step: 1 | -1, among: readonly number[]): void {
      if (among.length === 0) return
      const at = among.findIndex((index) => index >= current.value)
      const now = at < 0 ? among.length : at
      const isOn = among[now] === current.value
      const next = step === 1 ? (isOn ? now + 1 : now) : now - 1
      current.value = among[(next + among.length) % among.length] ?? -1
    },
    lines: () => resultLines(pieces.value),
  }
}

export type Merge = ReturnType<typeof useMerge>
