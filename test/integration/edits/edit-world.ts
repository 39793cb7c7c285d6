import { stat } from 'node:fs/promises'
import { onTestFinished } from 'vitest'
import { createFileWatcher } from '../../../src/core/node/watcher/index.ts'
import { Edits } from '../../../src/core/services/edits/edits.ts'
import { fileVersions } from '../../../src/core/services/versions.ts'
import type { FileRef } from '../../../src/shared/model/index.ts'
import { LinkWorld, type Linked } from '../links/link-world.ts'

const quiet = () => undefined
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet }

/** A world in which remote files are edited; what would be opened is recorded. */
export class EditWorld {
  readonly links: LinkWorld
  edits: Edits
  readonly opened: string[] = []
  private readonly watcher = createFileWatcher(log)

  private constructor(links: LinkWorld) {
    this.links = links
    this.edits = this.newEdits()
    onTestFinished(async () => {
      this.edits.stop()
      await this.watcher.close()
    })
  }

  static async open(): Promise<EditWorld> {
    const world = new EditWorld(await LinkWorld.open())
    await world.edits.start()
    return world
  }

  get folder(): string {
    return this.links.world.core.profile.edits
  }

  /** The next process of the same profile. */
  async restart(meanwhile?: () => Promise<unknown>): Promise<void> {
    this.edits.stop()
    await this.links.restart(meanwhile)
    this.edits = this.newEdits()
    await this.edits.start()
    await this.settle()
  }

  /** A remote file. */
  async remote(name = 'plan.txt', content = 'begin'): Promise<FileRef> {
    const uri = `cloudreve://my/${name}`
    const { world } = this.links
    await world.other.save(uri, Buffer.from(content))
    const { entry } = await fileVersions(world.core, world.connection, uri)
    const { instance, user } = world.connection.account
    return { account: { instance, user }, id: entry.id, uri: entry.uri }
  }

  /** One that is opened to be edited. */
  async edited(name?: string, content?: string): Promise<Linked> {
    const file = await this.remote(name, content)
    const view = await this.edits.edit(file)
    if (!view) throw new Error('not fetched')
    return { id: view.row.id, fileId: file.id, uri: file.uri, path: view.row.path }
  }

  /** Lets time pass until nothing is left to do. */
  async settle(): Promise<void> {
    await this.links.settle()
    this.edits.changed()
    await this.links.settle()
  }

  get count(): number {
    return this.links.links.list().length
  }

  private newEdits(): Edits {
    const { world, clock } = this.links
    const { core } = world
    return new Edits({
      ...{ store: core.store, clock, log, watcher: this.watcher },
      links: this.links.links,
      folder: core.profile.edits,
      platform: process.platform,
      connected: (_account, _uri, work) => work(this.links.world.connection),
      fetch: async (wanted) => {
        const [transfer] = await core.engine.add([wanted])
        return transfer !== undefined && (await world.run(transfer)).state.name === 'done'
      },
      push: async (id) => {
        await this.links.links.push(id)
        await this.links.settle()
      },
      cancel: async (id) => {
        await core.engine.cancel(id, 'cancelled')
        for (const { row } of this.links.links.list()) await this.links.links.heard(row.id, id)
      },
      open: (path) => {
        this.opened.push(path)
        return Promise.resolve()
      },
    })
  }
}

export async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777
}
