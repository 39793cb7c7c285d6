import type { RunOptions } from '../../core/engine/context.ts'
import type { SocketItem } from '../../core/node/local-socket/messages.ts'
import type { Following } from './following.ts'

/** What only the user can put right: a command does not wait for it. */
const stuck: readonly SocketItem['why'][] = ['paused', 'sign-in', 'certificate', 'disk-full']
const moving: readonly SocketItem['phase'][] = ['sending', 'saving', 'resolving', 'verifying']
const over: readonly SocketItem['phase'][] = [
  ...(['saved', 'identical', 'declined', 'failed', 'cancelled', 'superseded'] as const),
]

/**
 * Resolves when a transfer of the app has come to rest, or when the command has waited long enough; null: the app has
 * gone. A question with the revision `answered` is one that the app has an answer to.
 */
export async function atRest(
  following: Following,
  id: string,
  { lockWait, patience }: Pick<RunOptions, 'lockWait' | 'patience'>,
  answered: number | null,
): Promise<SocketItem | null> {
  const { promise, resolve } = Promise.withResolvers<SocketItem | null>()
  /** While it is tried again it may look as if it went on. */
  let waiting: SocketItem | null = null
  let waits: { readonly for: 'lock' | 'trouble'; readonly timer: NodeJS.Timeout } | null = null
  const wait = (why: 'lock' | 'trouble' | null) => {
    if (waits?.for === why) return
    if (waits) clearTimeout(waits.timer)
    const limit = why === 'lock' ? lockWait : patience
    waits = why && { for: why, timer: setTimeout(() => resolve(waiting), limit) }
  }
  const look = () => {
    const item = following.items.get(id)
    if (!item) return
    const { phase, why, question } = item
    const asks = phase === 'needs-decision' && question?.revision !== answered
    const isHeld = phase === 'queued' && following.isPaused && !following.released.has(id)
    if (over.includes(phase) || asks || isHeld || (phase === 'waiting' && stuck.includes(why))) resolve(item)
    else if (phase === 'waiting') {
      waiting = item
      wait(why === 'lock' ? 'lock' : 'trouble')
    } else if (moving.includes(phase)) wait(null)
  }
  const off = following.on(look)
  void following.gone.then(() => resolve(null))
  look()
  try {
    return await promise
  } finally {
    off()
    wait(null)
  }
}
