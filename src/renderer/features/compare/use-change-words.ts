import { useT } from '../../i18n/index.ts'
import type { IconName } from '../../ui/index.ts'
import type { Piece } from './pieces.ts'
import { placeOf } from './result-entries.ts'

/** Longest beginning of a line that is quoted. */
const quoted = 28

export interface ChangeWords {
  readonly title: string
  readonly detail: string
  readonly chip: string
  readonly icon: IconName
  readonly isOpen: boolean
  readonly isTaken: boolean
}

/** A change of a three-way merge in words. `who`: who saved what is on the server, within a sentence. */
export function useChangeWords() {
  const t = useT()

  function where(pieces: readonly Piece[], at: number): string {
    const { from, to } = placeOf(pieces, at)
    return from === to ? t('compare.line', { n: from }) : t('compare.lines', { from, to })
  }

  function detail({ hunk }: Piece): string {
    const base = hunk.base?.length ?? 0
    const lines = hunk.kind === 'left' ? hunk.left : hunk.right
    if (hunk.kind !== 'conflict') {
      if (base === 0) return t('compare.merge.added', { count: lines.length }, lines.length)
      if (lines.length === 0) return t('compare.merge.removed', { count: base }, base)
    }
    const text = (lines.find((line) => line.trim() !== '') ?? hunk.left[0] ?? '').replace(/^[\s\-*#>]+/, '')
    const cut = text.length > quoted
    return t(cut ? 'compare.merge.quoteCut' : 'compare.merge.quote', {
      text: cut ? text.slice(0, quoted).toWellFormed() : text,
    })
  }

  function chip({ hunk, choice }: Piece, who: string): string {
    if (hunk.kind !== 'conflict' && typeof choice === 'string') return t('compare.merge.takenChip')
    if (choice === null) return t('compare.merge.open')
    if (choice === 'left') return t('compare.merge.theirsChip', { who })
    if (choice === 'right') return t('compare.merge.yoursChip')
    return choice === 'both' ? t('compare.merge.bothChip') : t('compare.merge.writtenChip')
  }

  return {
    where,
    of(pieces: readonly Piece[], at: number, who: string): ChangeWords | null {
      const piece = pieces[at]
      if (!piece) return null
      const { kind } = piece.hunk
      const title = {
        conflict: 'compare.merge.both',
        left: 'compare.merge.theirs',
        right: 'compare.merge.yours',
        both: 'compare.merge.same',
        same: 'compare.merge.yours',
      } as const
      const isOpen = piece.choice === null
      return {
        title: t(title[kind], { where: where(pieces, at), who }),
        detail: detail(piece),
        chip: chip(piece, who),
        icon: kind === 'conflict' ? (isOpen ? 'ask' : 'check') : kind === 'left' ? 'cloud' : 'laptop',
        isOpen,
        isTaken: kind !== 'conflict',
      }
    },
  }
}
