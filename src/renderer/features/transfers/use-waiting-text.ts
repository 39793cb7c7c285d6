import { useNow } from '@vueuse/core'
import type { ActivityItem } from '../../../shared/ipc/contract.ts'
import { useT } from '../../i18n/index.ts'
import { useWho } from '../conflicts/use-who.ts'
import { useLeft } from './use-left.ts'

/** Why a transfer waits, and until when. */
export function useWaitingText(): (item: ActivityItem) => string {
  const t = useT()
  const left = useLeft()
  const who = useWho()
  const now = useNow({ interval: 1000 })

  return ({ waiting, question }) => {
    if (!waiting) return ''
    const { why, until } = waiting
    const soon = until === null || until <= now.value.getTime()
    const facts = soon ? {} : { left: left((until - now.value.getTime()) / 1000) }
    switch (why) {
      case 'lock':
        if (question?.conflict.kind === 'locked') {
          const app = who.holders(question.conflict.locks)
          return t(soon ? 'transfers.waiting.lockBy' : 'transfers.waiting.lockByIn', { ...facts, app })
        }
        return t(soon ? 'transfers.waiting.lock' : 'transfers.waiting.lockIn', facts)
      case 'backoff':
      case 'server-sick':
        return t(soon ? `transfers.waiting.${why}` : `transfers.waiting.${why}In`, facts)
      case 'paused':
      case 'offline':
      case 'sign-in':
      case 'certificate':
      case 'local-busy':
      case 'disk-full':
        return t(`transfers.waiting.${why}`)
    }
  }
}
