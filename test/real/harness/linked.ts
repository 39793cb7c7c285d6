import { createFileWatcher } from '../../../src/core/node/watcher/index.ts'
import type { FileWatcher } from '../../../src/core/ports/index.ts'
import { Edits } from '../../../src/core/services/edits/edits.ts'
import { Links, type NewLink } from '../../../src/core/services/links/links.ts'
import { fileVersions } from '../../../src/core/services/versions.ts'
import type { FileRef, Transfer } from '../../../src/shared/model/index.ts'
import { quiet, type Device } from './device.ts'
import { soon } from './soon.ts'

/** The links of a device, watched and sent as the app does it. */
export class Linked {
  readonly links: Links
  readonly edits: Edits
  /** Copies that were opened in their program, in order. */
  readonly opened: string[] = []
  private readonly watcher: FileWatcher = createFileWatcher(quiet)
  private readonly device: Device
  private readonly running = new Set<Promise<unknown>>()

  private constructor(device: Device) {
    this.device = device
    const { store, clock, engine, profile } = device.core
    const common = { store, clock, log: quiet, watcher: this.watcher }
    this.links = new Links({
      ...common,
      // Edits are made of the links, and hear of them from then on.
      onChange: () => this.edits.changed(),
      submit: async (wanted) => {
        const transfer = await device.add([wanted])
        this.run(transfer)
        return transfer
      },
    })
    this.edits = new Edits({
      ...{ ...common, links: this.links, folder: profile.edits, platform: process.platform },
      connected: (_account, _uri, work) => work(device.connection),
      fetch: async (wanted) => (await device.run(await device.add([wanted]))).state.name === 'done',
      push: async (id) => {
        await this.links.push(id)
        await this.idle()
      },
      cancel: async (id) => {
        await engine.cancel(id, 'cancelled')
      },
      open: (path) => {
        this.opened.push(path)
        return Promise.resolve()
      },
    })
  }

  /** Takes up what is stored, and what was changed while no process ran. */
  static async open(device: Device): Promise<Linked> {
    const linked = new Linked(device)
    await linked.links.load()
    await linked.links.watch()
    await linked.edits.start()
    return linked
  }

  /** Links a local file that holds what the remote one does. Answers the id of the link. */
  async add(path: string, uri: string, facts: Partial<NewLink> = {}): Promise<string> {
    const { core, connection } = this.device
    const { entry, current } = await fileVersions(core, connection, uri)
    const { instance, user } = connection.account
    const file: FileRef = { account: { instance, user }, id: entry.id, uri: entry.uri }
    const usual = { kind: 'link', mode: 'on-save', edit: null, isFresh: true } as const
    const { row } = await this.links.add({ ...usual, file, path, base: current, ...facts })
    return row.id
  }

  /** Opens a remote file for editing. Answers the id of the edit and where its copy is. */
  async edit(uri: string): Promise<{ id: string; path: string }> {
    const { core, connection } = this.device
    const { entry } = await fileVersions(core, connection, uri)
    const { instance, user } = connection.account
    const view = await this.edits.edit({ account: { instance, user }, id: entry.id, uri: entry.uri })
    if (!view) throw new Error('the download failed')
    return { id: view.row.id, path: view.row.path }
  }

  run(transfer: Transfer): void {
    const link = transfer.options.link?.id
    const done = this.device
      .run(transfer)
      .then(() => (link === undefined ? undefined : this.links.heard(link, transfer.id)))
      .finally(() => this.running.delete(done))
    this.running.add(done)
  }

  /** Resolves when the link has saved so many times, and nothing of it is under way. */
  async saved(id: string, times: number): Promise<void> {
    const isSaved = () => {
      const { row } = this.links.get(id)
      return row.saves >= times && row.transfer === null ? true : null
    }
    await soon(`save ${times} of the link`, () => Promise.resolve(isSaved()))
  }

  /** The transfer of the link, once it asks. */
  question(id: string): Promise<Transfer> {
    return soon('a question of the link', async () => {
      const { transfer } = this.links.get(id).row
      const found = transfer === null ? null : await this.device.core.store.transfers.get(transfer)
      return found?.state.name === 'needs-decision' ? found : null
    })
  }

  /** Resolves when all that was handed over rests. */
  async idle(): Promise<void> {
    await Promise.all(this.running)
    await this.links.settled()
  }

  async close(): Promise<void> {
    this.edits.stop()
    await this.idle()
    await this.links.stop()
  }
}
