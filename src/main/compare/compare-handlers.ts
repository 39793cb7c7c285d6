import type { Core } from '../../core/compose.ts'
import type { Logger } from '../../core/ports/index.ts'
import type { Services } from '../boot/services.ts'
import type { Handlers } from '../ipc/router.ts'
import type { SafeShell } from '../security/safe-shell.ts'
import { openBoth } from './open-both.ts'
import { saveMerge } from './save-merge.ts'

interface Parts {
  readonly core: Core
  readonly log: Logger
  readonly services: Services
  readonly safeShell: SafeShell
}

/** Comparing and merging. */
export function compareHandlers({
  core,
  log,
  services,
  safeShell,
}: Parts): Pick<Handlers, `compare.${'open' | 'hunks' | 'picture' | 'openBoth' | 'saveMerge' | 'close'}`> {
  const { comparisons, decisions } = services
  return {
    'compare.open': (input) => comparisons.start(input),
    'compare.hunks': (input) => comparisons.again(input),
    'compare.picture': (input) => comparisons.picture(input),
    'compare.openBoth': async ({ id }) => {
      await openBoth({ safeShell, log, platform: process.platform }, comparisons.get(id))
      return null
    },
    'compare.saveMerge': (input) =>
      saveMerge({ comparisons, decisions, store: core.store, profile: core.profile }, input),
    'compare.close': async ({ id }) => {
      await comparisons.close(id)
      return null
    },
  }
}
