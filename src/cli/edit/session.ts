import type { Core } from '../../core/compose.ts'
import { createLog } from '../../core/node/log.ts'
import { createFileWatcher } from '../../core/node/watcher/index.ts'
import type { FileWatcher } from '../../core/ports/index.ts'
import { Edits } from '../../core/services/edits/edits.ts'
import { Links } from '../../core/services/links/links.ts'
import { RedropError } from '../../shared/errors.ts'
import type { FileRef, Transfer } from '../../shared/model/index.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import type { Interrupt } from '../interrupt.ts'
import { driveTransfer, type DriveOptions } from '../put/drive.ts'
import { outcome } from '../put/outcome.ts'
import { ownRunner } from '../put/runner.ts'
import type { Terminal } from '../terminal.ts'
import type { Remote } from '../with-core.ts'

/** One file that this process edits: what is saved is sent by its own engine. */
export class EditSession {
  readonly watcher: FileWatcher
  /** Of what was sent last. */
  code: ExitCode = exit.done
  private readonly terminal: Terminal
  private readonly remote: Remote
  private readonly interrupt: Interrupt
  private readonly links: Links
  private readonly edits: Edits

  constructor(terminal: Terminal, remote: Remote, interrupt: Interrupt) {
    this.terminal = terminal
    this.remote = remote
    this.interrupt = interrupt
    const { core, connection } = remote
    const { store, clock, engine } = core
    const log = createLog(terminal.env, terminal.stderr)
    this.watcher = createFileWatcher(log)
    const common = { store, clock, log, watcher: this.watcher }
    this.links = new Links({ ...common, submit: (wanted) => added(core, wanted), onChange: () => undefined })
    this.edits = new Edits({
      ...common,
      links: this.links,
      folder: core.profile.edits,
      platform: process.platform,
      connected: (_account, _uri, work) => work(connection),
      fetch: (wanted) => this.fetch(wanted),
      // What can be sent was sent before an edit is ended.
      push: () => Promise.resolve(),
      cancel: async (id) => {
        await engine.cancel(id, 'cancelled')
      },
      // The editor is started once all is ready for its saves.
      open: () => Promise.resolve(),
    })
  }

  /** The edit of a file, with its copy; null: it could not be fetched, which was told. `isKnown`: there is one already. */
  async begin(
    file: FileRef,
    isKnown: boolean,
  ): Promise<{ readonly id: string; readonly path: string } | null> {
    if (isKnown) await this.links.load()
    const view = await this.edits.edit(file)
    return view && { id: view.row.id, path: view.row.path }
  }

  /** Sends what was saved; says what came of it. */
  async push(id: string, terminal: Terminal, options: DriveOptions): Promise<void> {
    const transfer = await this.links.push(id)
    if (transfer === null) return
    const { core, connection } = this.remote
    const stored = await core.store.transfers.get(transfer)
    if (!stored) throw new RedropError('transfer-unknown', { id: transfer })
    const rested = await driveTransfer(terminal, ownRunner(core, connection), stored, options, this.interrupt)
    await this.links.heard(id, transfer)
    this.code = await outcome(terminal, core, rested)
  }

  /** Removes the copy. False: something of it is not sent, and it stays. */
  async end(id: string): Promise<boolean> {
    try {
      await this.edits.done(id, 'send')
      return true
    } catch (error) {
      if (error instanceof RedropError && error.code === 'unsent-changes') return false
      throw error
    }
  }

  async close(): Promise<void> {
    this.edits.stop()
    await this.links.stop()
  }

  private async fetch(wanted: Parameters<Core['engine']['add']>[0][number]): Promise<boolean> {
    const { core, connection } = this.remote
    const drive = { policy: 'fail', lockWait: 0, allowEmpty: false } as const
    const transfer = await added(core, wanted)
    const rested = await driveTransfer(
      this.terminal,
      ownRunner(core, connection),
      transfer,
      drive,
      this.interrupt,
    )
    if (rested.state.name === 'done') return true
    this.code = await outcome(this.terminal, core, rested)
    await core.engine.cancel(rested.id, 'cancelled')
    return false
  }
}

async function added(
  { engine }: Core,
  wanted: Parameters<Core['engine']['add']>[0][number],
): Promise<Transfer> {
  const [transfer] = await engine.add([wanted])
  if (!transfer) throw new RedropError('internal', { detail: 'nothing was added' })
  return transfer
}
