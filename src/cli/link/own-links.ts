import type { Core } from '../../core/compose.ts'
import { createLog } from '../../core/node/log.ts'
import { createFileWatcher } from '../../core/node/watcher/index.ts'
import { Links } from '../../core/services/links/links.ts'
import { RedropError } from '../../shared/errors.ts'
import type { Terminal } from '../terminal.ts'

/** The links of this process: nothing is watched, and what is handed over is only stored. */
export async function ownLinks({ env, stderr }: Terminal, core: Core): Promise<Links> {
  const { store, clock, engine } = core
  const log = createLog(env, stderr)
  const links = new Links({
    ...{ store, clock, log },
    watcher: createFileWatcher(log),
    async submit(wanted) {
      const [transfer] = await engine.add([wanted])
      if (!transfer) throw new RedropError('internal', { detail: 'nothing was added' })
      return transfer
    },
    onChange: () => undefined,
  })
  await links.load()
  return links
}
