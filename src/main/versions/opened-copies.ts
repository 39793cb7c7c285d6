import { createHash } from 'node:crypto'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Core } from '../../core/compose.ts'
import { toLocalName } from '../../core/domain/local-name.ts'
import { isProgramName } from '../../core/domain/programs.ts'
import type { NewTransfer } from '../../core/engine/engine.ts'
import { downloadOf } from '../../core/services/download-of.ts'
import { holdsProgram, markForeign } from '../../core/node/files/foreign-file.ts'
import type { Logger } from '../../core/ports/index.ts'
import { RedropError } from '../../shared/errors.ts'
import type { RequestInput } from '../../shared/ipc/contract.ts'
import { fileName } from '../../shared/uri.ts'
import type { Queue } from '../queue/queue.ts'
import type { Remote } from '../remote/remote.ts'
import type { SafeShell } from '../security/safe-shell.ts'
import { fetched } from '../transfers/fetched.ts'

export interface OpenedCopiesParts {
  readonly core: Pick<Core, 'store' | 'clock' | 'engine' | 'profile'>
  readonly remote: Remote
  readonly queue: Pick<Queue, 'add'>
  readonly log: Logger
  readonly platform: NodeJS.Platform
  readonly safeShell: Pick<SafeShell, 'openFile'>
}

/** Copies of versions to look at, read-only, in the profile; they go with its other temporary files. */
export class OpenedCopies {
  private readonly parts: OpenedCopiesParts

  constructor(parts: OpenedCopiesParts) {
    this.parts = parts
  }

  async open({ file, version }: RequestInput<'versions.open'>): Promise<{ opened: boolean }> {
    const { core, remote, log, platform } = this.parts
    const wanted = await remote(file.account, file.uri, (connection) =>
      // The folder is the version's own: a copy that is there is this one.
      downloadOf(core, connection, { file, version, path: '', overwrite: false }),
    )
    const name = nameOf(wanted)
    if (isProgramName(name)) throw refused(name)
    const folder = join(core.profile.tmp, folderName(file.account.instance, file.id, version))
    const path = join(folder, name)
    if (!(await isWhole(path, wanted.source.size))) {
      await rm(folder, { recursive: true, force: true })
      await mkdir(folder, { recursive: true, mode: 0o700 })
      if (!(await fetched(this.parts, { ...wanted, source: { ...wanted.source, path } })))
        return { opened: false }
      if (await holdsProgram(path)) {
        await rm(folder, { recursive: true, force: true })
        throw refused(name)
      }
      await markForeign(path, 'read-only', log, platform)
    }
    await this.parts.safeShell.openFile(path)
    return { opened: true }
  }
}

function nameOf({ target }: NewTransfer): string {
  return toLocalName(target.kind === 'replace' ? fileName(target.file.uri) : target.name)
}

/** Ids are the server's and may be anything. */
function folderName(...parts: readonly string[]): string {
  return `version-${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 24)}`
}

function refused(name: string): RedropError {
  return new RedropError('program-not-opened', { name })
}

async function isWhole(path: string, size: number): Promise<boolean> {
  return stat(path).then(
    (found) => found.size === size,
    () => false,
  )
}
