import { resolve } from 'node:path'
import { snapshot } from '../../core/node/files/snapshot.ts'
import type { LocalSnapshot } from '../../shared/model/index.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'
import { report } from '../with-core.ts'

export interface Sources {
  readonly readable: readonly LocalSnapshot[]
  /** For the first one that cannot be sent. */
  readonly code: ExitCode
}

/** Looks at every file before anything is sent; each one that cannot be sent is named. */
export async function lookAtSources(terminal: Terminal, paths: readonly string[]): Promise<Sources> {
  const readable: LocalSnapshot[] = []
  let code: ExitCode = exit.done
  for (const path of paths) {
    try {
      // Absolute: the transfer may be resumed from another folder.
      readable.push(await snapshot(resolve(path)))
    } catch (error) {
      const found = report(terminal, error, { host: '', name: path, uri: '' })
      if (code === exit.done) code = found
    }
  }
  return { readable, code }
}
