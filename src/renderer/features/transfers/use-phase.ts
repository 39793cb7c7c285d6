import type { ActivityItem, Progress } from '../../../shared/ipc/contract.ts'
import { useFailureText } from '../../api/index.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { useActivity } from '../../stores/activity.ts'
import type { AskingItem } from '../../stores/decisions.ts'
import type { IconName, ProgressKind } from '../../ui/index.ts'
import { useExactTime } from '../conflicts/use-exact-time.ts'
import { useQuestionLine } from '../conflicts/use-question-line.ts'
import { useAmount } from './use-amount.ts'
import { useLeft } from './use-left.ts'
import { useWaitingText } from './use-waiting-text.ts'

export interface PhaseView {
  readonly text: string
  /** At the other end of the line. */
  readonly aside?: string | undefined
  readonly icon?: IconName
  readonly tone?: 'ask' | 'danger' | 'ok' | 'quiet'
  /** `value`: 0 to 1. */
  readonly bar?: { readonly kind: ProgressKind; readonly value: number; readonly text: string }
}

/** What a transfer is doing, in words and as a bar. `now`: milliseconds since the epoch. */
export function usePhase() {
  const t = useT()
  const format = useFormat()
  const amount = useAmount()
  const left = useLeft()
  const time = useExactTime()
  const line = useQuestionLine()
  const failureText = useFailureText()
  const waitingText = useWaitingText()
  const activity = useActivity()

  function progressText({ sent, total, secondsLeft }: Progress): string {
    const percent = percentOf(sent, total)
    if (secondsLeft === null) return t('transfers.progressUnknown', { percent })
    return t('transfers.progressText', { percent, left: format.duration(secondsLeft) })
  }

  function sending({ direction }: ActivityItem, progress: Progress | null): PhaseView {
    const key = direction === 'download' ? 'transfers.phase.receiving' : 'transfers.phase.sending'
    if (!progress) return { text: t(key, { percent: 0 }), bar: { kind: 'live', value: 0, text: '' } }
    const { sent, total, bytesPerSecond, secondsLeft } = progress
    const facts = { amount: amount.of(sent, total), speed: format.speed(bytesPerSecond ?? 0) }
    const aside =
      bytesPerSecond === null
        ? facts.amount
        : secondsLeft === null
          ? t('transfers.amount.sendingSlow', facts)
          : t('transfers.amount.sending', { ...facts, left: left(secondsLeft) })
    return {
      text: t(key, { percent: percentOf(sent, total) }),
      aside,
      bar: { kind: 'live', value: total > 0 ? sent / total : 0, text: progressText(progress) },
    }
  }

  function saved(item: ActivityItem): PhaseView {
    const { undo, notices, direction, before, after, finishedAt } = item
    if (undo === 'undone') return { text: t('transfers.phase.undone'), icon: 'undo', tone: 'quiet' }
    const at = { time: time.short(finishedAt ?? item.createdAt) }
    const notice = notices.at(-1)
    const key = notice ?? (direction === 'download' ? 'downloaded' : 'saved')
    return {
      text: t(`transfers.phase.${key}`, at),
      aside: before && after ? amount.change(before.size, after.size) : format.size(item.local.size),
      icon: 'check',
      tone: 'ok',
    }
  }

  function busy(text: string, aside?: string): PhaseView {
    return { text, aside, bar: { kind: 'busy', value: 1, text } }
  }

  function question(item: AskingItem): PhaseView {
    if (item.phase === 'waiting') return { text: waitingText(item), icon: 'lock' }
    const { kind } = item.question.conflict
    // Of two that were saved at once, yours is on the server.
    const text = kind === 'covered' ? line(item) : t('questions.nothingSent', { line: line(item) })
    return { text, icon: 'ask', tone: 'ask' }
  }

  /** `isNext`: the first of those that wait for their turn. */
  return (item: ActivityItem, progress: Progress | null, isNext = false): PhaseView => {
    if (isAsking(item)) return question(item)
    const size = format.size(item.local.size)
    switch (item.phase) {
      case 'queued':
        if (activity.isPaused)
          return { text: t('transfers.phase.paused', { size }), icon: 'pause', tone: 'quiet' }
        return {
          text: t(isNext ? 'transfers.phase.next' : 'transfers.phase.queued', { size }),
          tone: 'quiet',
        }
      case 'waiting':
      case 'needs-decision':
        return {
          text: waitingText(item),
          icon: item.waiting?.why === 'lock' ? 'lock' : item.waiting?.why === 'paused' ? 'pause' : 'clock',
        }
      case 'checking':
        return busy(t('transfers.phase.checking'), size)
      case 'sending':
        return sending(item, progress)
      case 'saving':
        return item.direction === 'download'
          ? busy(t('transfers.phase.savingHere'))
          : busy(t('transfers.phase.saving'), t('transfers.amount.sent', { size }))
      case 'resolving':
        return busy(t('transfers.phase.resolving'))
      case 'verifying':
        return busy(t('transfers.phase.verifying'))
      case 'saved':
        return saved(item)
      case 'failed':
        return { text: item.failure ? failureText(item.failure) : '', icon: 'warn', tone: 'danger' }
      case 'identical':
        return { text: t('transfers.phase.identical'), icon: 'check', tone: 'quiet' }
      case 'declined':
      case 'cancelled':
      case 'superseded':
        return { text: t(`transfers.phase.${item.phase}`), icon: 'minus', tone: 'quiet' }
    }
  }
}

/** Never 100 while the server has not answered. */
function percentOf(sent: number, total: number): number {
  return total > 0 ? Math.min(99, Math.floor((100 * sent) / total)) : 0
}

function isAsking(item: ActivityItem): item is AskingItem {
  return item.question !== null
}
