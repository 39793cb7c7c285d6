import { useFormat, useT } from '../../i18n/index.ts'
import type { ActivityItem, Pin, Progress } from '../../../shared/ipc/contract.ts'
import type { AskingItem } from '../../stores/decisions.ts'
import { useExactTime } from '../conflicts/use-exact-time.ts'
import { useQuestionLine } from '../conflicts/use-question-line.ts'
import type { TileState } from './tile-state.ts'

/** Progress of a transfer: 0 to 1, or stripes while its end cannot be foretold. */
export interface TileBar {
  readonly kind: 'live' | 'busy'
  readonly value: number
}

/** The second line of a tile, in two or three words. */
export function useTileText() {
  const t = useT()
  const format = useFormat()
  const time = useExactTime()
  const questionLine = useQuestionLine()

  function rest(pin: Pin): string {
    if (pin.missing) return t(`small.targets.${pin.missing}`)
    if (pin.readOnly) return t('small.targets.viewOnly')
    if (!pin.version) return t('small.targets.folder')
    const moment = format.columnTime(pin.version.createdAt)
    return moment.charAt(0).toLocaleLowerCase(t.locale) + moment.slice(1)
  }

  function moving(phase: string, progress: Progress | null): string {
    if (phase === 'sending') return t('transfers.phase.sending', { percent: percentOf(progress) })
    return t(phase === 'checking' ? 'small.targets.checking' : 'small.targets.saving')
  }

  function question(item: ActivityItem): string {
    const conflict = item.question?.conflict
    if (conflict?.kind !== 'stale') return questionLine(item as AskingItem)
    const { origin } = conflict.current
    return origin.kind === 'user'
      ? t('small.targets.newerOf', { name: origin.name })
      : t('small.targets.newer')
  }

  return {
    text(pin: Pin, state: TileState, progress: Progress | null): string {
      switch (state.kind) {
        case 'rest':
          return rest(pin)
        case 'takes':
          if (state.as === 'keep-both') return t('small.targets.keepBoth')
          if (state.as === 'add') return t(state.over ? 'small.targets.dropInto' : 'small.targets.addTo')
          return state.over ? t('small.targets.replace') : rest(pin)
        case 'asks-type':
          return t('small.targets.otherType')
        case 'refuses':
          if (state.why === 'several') return t('small.targets.oneFile')
          return state.why === 'missing' ? rest(pin) : t('small.targets.viewOnly')
        case 'moves':
          return moving(state.item.phase, progress)
        case 'waits':
          return t('small.targets.waiting')
        case 'needs-you':
          return question(state.item)
        case 'failed':
          return t('small.targets.notSent')
        case 'saved':
          return t('transfers.phase.saved', {
            time: time.short(state.item.finishedAt ?? state.item.createdAt),
          })
        case 'same':
          return t('small.targets.upToDate')
      }
    },

    bar(state: TileState, progress: Progress | null): TileBar | null {
      if (state.kind !== 'moves') return null
      if (state.item.phase !== 'sending') return { kind: 'busy', value: 1 }
      return { kind: 'live', value: progress && progress.total > 0 ? progress.sent / progress.total : 0 }
    },
  }
}

/** Never 100 while the server has not answered. */
function percentOf(progress: Progress | null): number {
  return progress && progress.total > 0 ? Math.min(99, Math.floor((100 * progress.sent) / progress.total)) : 0
}
