import type { TransferState } from '../../shared/model/index.ts'

/** It lets time pass until it tries again by itself: others may be sent meanwhile. */
export function onlyWaits(state: TransferState | undefined): boolean {
  return state?.name === 'waiting' && (state.why === 'backoff' || state.why === 'local-busy')
}
