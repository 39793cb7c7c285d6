import type { SideFacts } from '../../../shared/ipc/contract.ts'
import { useT } from '../../i18n/index.ts'
import { useExactTime } from '../conflicts/use-exact-time.ts'
import { useWho } from '../conflicts/use-who.ts'
import type { CompareEnd, CompareRequest } from './compare-store.ts'

/** A side as its head says it. `tag`: for a narrow place. */
export interface EndWords {
  readonly whose: 'theirs' | 'mine'
  readonly title: string
  readonly detail: string
  readonly tag: string
}

export function useEndWords() {
  const t = useT()
  const who = useWho()
  const time = useExactTime()

  function titleOf({ source }: CompareEnd, side: 'left' | 'right', areBothVersions: boolean): string {
    if (source.kind === 'safety-copy') return t('compare.head.copy')
    if (source.kind !== 'version') return t('compare.head.yours')
    if (!areBothVersions) return t('compare.head.server')
    return t(side === 'left' ? 'compare.head.older' : 'compare.head.newer')
  }

  function detailOf({ version }: CompareEnd, facts: SideFacts, where: string | null): string {
    if (version)
      return t('compare.head.by', {
        who: who.alone(version.origin),
        when: within(time.exact(version.createdAt)),
      })
    const at = facts.modifiedAt
    const place = where === null || where === '' ? facts.name : where
    return at === null ? place : t('compare.head.by', { who: place, when: within(time.exact(at)) })
  }

  /** A day within a sentence begins small. */
  function within(moment: string): string {
    return /^(Today|Yesterday)/.test(moment) ? moment.charAt(0).toLowerCase() + moment.slice(1) : moment
  }

  return {
    within,
    when: (at: number) => within(time.exact(at)),
    /** `where`: the place of a local file; null: only its name is known. */
    of(request: CompareRequest, side: 'left' | 'right', facts: SideFacts, where: string | null): EndWords {
      const end = request[side]
      const areBoth = request.left.source.kind === 'version' && request.right.source.kind === 'version'
      const title = titleOf(end, side, areBoth)
      const isMine = side === 'right'
      return {
        whose: isMine ? 'mine' : 'theirs',
        title,
        detail: detailOf(end, facts, where),
        tag: isMine && end.source.kind !== 'version' ? t('compare.pictures.yoursTag') : title,
      }
    },
  }
}
