import type { Transfer } from '../../shared/model/index.ts'

/** Nothing will happen to it any more. */
export function isOver({ state }: Pick<Transfer, 'state'>): boolean {
  return state.name === 'done' || state.name === 'ended'
}
