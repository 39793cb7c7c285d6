import type { Core } from '../../core/compose.ts'
import type { Logger } from '../../core/ports/index.ts'
import type { Services } from '../boot/services.ts'
import type { Handlers } from '../ipc/router.ts'
import type { SafeShell } from '../security/safe-shell.ts'
import { OpenedCopies } from './opened-copies.ts'
import { Versions } from './versions.ts'

interface Parts {
  readonly core: Core
  readonly log: Logger
  readonly services: Services
  readonly safeShell: SafeShell
}

/** What is done with the versions of a file. */
export function versionsHandlers({
  core,
  log,
  services,
  safeShell,
}: Parts): Pick<Handlers, `versions.${'list' | 'restore' | 'remove' | 'open' | 'undo' | 'redo'}`> {
  const { remote, queue } = services
  const versions = new Versions({ core, ...services })
  const copies = new OpenedCopies({ core, log, remote, queue, safeShell, platform: process.platform })
  return {
    'versions.list': (input) => versions.list(input),
    'versions.restore': (input) => versions.restore(input),
    'versions.remove': async (input) => {
      await versions.remove(input)
      return null
    },
    'versions.open': (input) => copies.open(input),
    'versions.undo': (input) => versions.undo(input),
    'versions.redo': async (input) => {
      await versions.redo(input)
      return null
    },
  }
}
