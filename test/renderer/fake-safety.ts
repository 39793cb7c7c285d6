import type { DesktopApi, SafetyCopies } from '../../src/shared/ipc/contract.ts'
import { ana, drawnAt } from './fake-data.ts'

const ok = <T>(value: T) => Promise.resolve({ ok: true as const, value })
const hour = 3_600_000

/** Two safety copies. */
export const safetyCopies: SafetyCopies = {
  copies: [
    { id: 'copy-1', account: ana.name, name: 'logo.svg', size: 9 * 1024, keptAt: drawnAt - 23 * hour },
    {
      id: 'copy-2',
      account: ana.name,
      name: 'Board deck.pptx',
      size: 18.4 * 1024 ** 2,
      keptAt: drawnAt - 50 * hour,
    },
  ],
  unavailable: null,
}

export function fakeSafety(start: SafetyCopies = safetyCopies): DesktopApi['safety'] {
  let now = start
  return {
    list: () => ok(now),
    restore: () => ok({ transfer: 'transfer-1' }),
    saveAs: () => ok({ saved: true }),
    remove: ({ id }) => {
      now = { ...now, copies: now.copies.filter((copy) => copy.id !== id) }
      return ok(now)
    },
  }
}
