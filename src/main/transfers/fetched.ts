import type { Core } from '../../core/compose.ts'
import { isOver } from '../../core/engine/is-over.ts'
import type { NewTransfer } from '../../core/engine/engine.ts'
import type { Transfer } from '../../shared/model/index.ts'
import type { Queue } from '../queue/queue.ts'

export interface FetchParts {
  readonly core: Pick<Core, 'engine'>
  readonly queue: Pick<Queue, 'add'>
}

/** Resolves when the download is over, however long it waits. False: it was cancelled or failed. */
export async function fetched({ core, queue }: FetchParts, wanted: NewTransfer): Promise<boolean> {
  const over = Promise.withResolvers<Transfer>()
  const ended = new Map<string, Transfer>()
  let id: string | null = null
  const stop = core.engine.on((event) => {
    if (event.kind !== 'state' || !isOver(event)) return
    ended.set(event.transfer.id, event.transfer)
    if (event.transfer.id === id) over.resolve(event.transfer)
  })
  try {
    const [added] = await queue.add([wanted])
    if (!added) return false
    id = added.id
    const early = ended.get(id)
    if (early) over.resolve(early)
    return (await over.promise).state.name === 'done'
  } finally {
    stop()
  }
}
