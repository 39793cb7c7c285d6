import { inject } from 'vitest'
import type { Packed } from './setup.ts'

/** Why there is no package to look at; null: there is one. */
export const missing =
  inject('packed') === null ? 'only for Linux an app can be packed without the real Electron' : null

export function packed(): Packed {
  const found = inject('packed')
  if (found === null) throw new Error('nothing was packed')
  return found
}
