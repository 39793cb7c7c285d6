import type { Services } from '../boot/services.ts'
import { redoTransfer, undoTransfer, type UndoParts } from '../transfers/undo.ts'
import type { Handlers } from './router.ts'

type Answered =
  | 'cancel'
  | 'retry'
  | 'pause'
  | 'resume'
  | 'pauseAll'
  | 'resumeAll'
  | 'first'
  | 'retryFailed'
  | 'cancelAll'
  | 'clearFinished'
  | 'remove'
  | 'undo'
  | 'redo'

/** What is done with transfers that are there, one and all. */
export function queueHandlers(
  core: UndoParts['core'],
  services: Services,
): Pick<Handlers, `transfers.${Answered}`> {
  const { queue, transfers, bulk } = services
  return {
    'transfers.cancel': ({ id }) => done(() => queue.cancel(id)),
    'transfers.retry': ({ id }) => done(() => transfers.retry(id)),
    'transfers.pause': ({ id }) => done(() => queue.pause(id)),
    'transfers.resume': ({ id }) => done(() => queue.resume(id)),
    'transfers.pauseAll': () => done(() => queue.pauseAll()),
    'transfers.resumeAll': () => done(() => queue.resumeAll()),
    'transfers.first': ({ id }) => done(() => queue.first(id)),
    'transfers.retryFailed': () => done(() => bulk.retryFailed()),
    'transfers.cancelAll': () => done(() => bulk.cancelAll()),
    'transfers.clearFinished': () => done(() => transfers.clearFinished()),
    'transfers.remove': ({ id }) => done(() => bulk.remove(id)),
    'transfers.undo': ({ id }) => undoTransfer({ core, ...services }, id),
    'transfers.redo': ({ id }) => done(() => redoTransfer({ core, ...services }, id)),
  }
}

async function done(work: () => Promise<void> | void): Promise<null> {
  await work()
  return null
}
