import type { Core } from '../../core/compose.ts'
import type { SocketItem } from '../../core/node/local-socket/messages.ts'
import { RedropError } from '../../shared/errors.ts'
import type { StateName, Transfer } from '../../shared/model/index.ts'
import type { Runner } from '../put/runner.ts'
import type { AppClient } from './client.ts'
import type { Following } from './following.ts'
import { atRest } from './rest.ts'

/** The queue of the app: it sends, this process shows and answers. The profile is read here, as the app has stored it. */
export function appRunner(core: Core, app: AppClient, following: Following): Runner {
  /** By transfer: the revision of the question that was answered last. */
  const answered = new Map<string, number>()
  const stored = async (id: string): Promise<Transfer> => {
    const found = await core.store.transfers.get(id)
    if (!found) throw new RedropError('transfer-unknown', { id })
    return found
  }
  return {
    async run({ id }, options) {
      const { signal } = options
      const pause = () => void app.ask({ do: 'pause', transfer: id }).catch(() => undefined)
      if (signal.aborted) pause()
      else signal.addEventListener('abort', pause, { once: true })
      try {
        for (;;) {
          const item = await atRest(following, id, options, answered.get(id) ?? null)
          const transfer = await stored(id)
          if (item === null) return transfer
          const rested = asShown(transfer, item)
          if (rested) return rested
          // The question has changed while it was looked up; its successor comes as an event.
          if (item.question) answered.set(id, item.question.revision)
        }
      } finally {
        signal.removeEventListener('abort', pause)
      }
    },
    async decide(transfer, conflict, kind) {
      if (kind === 'merged') return null
      await app.ask({ do: 'decide', transfer: transfer.id, revision: conflict.revision, kind })
      answered.set(transfer.id, conflict.revision)
      return transfer
    },
    async cancel(id) {
      await app.ask({ do: 'cancel', transfer: id })
    },
    listen(id, listener) {
      let shown = ''
      let notices = 0
      return following.on((event) => {
        if (event.event === 'moved') {
          const moved = event.moved.find((one) => one.id === id)
          if (moved) listener({ kind: 'progress', sent: moved.sent, total: moved.total })
          return
        }
        const item = event.items.find((one) => one.id === id)
        if (!item) return
        for (const notice of item.notices.slice(notices)) listener({ kind: 'notice', notice })
        notices = item.notices.length
        const state = `${item.phase} ${item.why}`
        if (state !== shown) listener({ kind: 'state', name: stateOf(item.phase), why: item.why })
        shown = state
      })
    },
  }
}

/** The transfer in the state that the app shows; null: what is stored is another question. Throws what stopped it. */
function asShown(transfer: Transfer, item: SocketItem): Transfer | null {
  const { state } = transfer
  if (item.phase === 'failed' && state.name !== 'ended') {
    const { code, params } = item.failure ?? { code: 'internal', params: { detail: '' } }
    throw new RedropError(code, params)
  }
  if (item.phase === 'waiting') return item.why && { ...transfer, state: { name: 'waiting', why: item.why } }
  if (item.phase === 'queued') return { ...transfer, state: { name: 'waiting', why: 'paused' } }
  if (item.phase !== 'needs-decision') return transfer
  const isIt = state.name === 'needs-decision' && state.conflict.revision === item.question?.revision
  return isIt ? transfer : null
}

function stateOf(phase: SocketItem['phase']): StateName {
  switch (phase) {
    case 'saved':
    case 'identical':
    case 'declined':
      return 'done'
    case 'failed':
    case 'cancelled':
    case 'superseded':
      return 'ended'
    default:
      return phase
  }
}
