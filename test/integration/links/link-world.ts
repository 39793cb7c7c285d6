import { setImmediate } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { createFileWatcher } from '../../../src/core/node/watcher/index.ts'
import type { FileWatcher } from '../../../src/core/ports/index.ts'
import type { LinkView } from '../../../src/core/services/links/link-state.ts'
import { Links, type NewLink } from '../../../src/core/services/links/links.ts'
import { fileVersions } from '../../../src/core/services/versions.ts'
import type { NewTransfer } from '../../../src/core/engine/engine.ts'
import type { Decision, Transfer } from '../../../src/shared/model/index.ts'
import { World, type WorldOptions } from '../engine/world.ts'
import { HandClock } from './hand-clock.ts'

const quiet = () => undefined
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet }

/** A world with links in it: real files are watched, and time is moved by hand. */
export class LinkWorld {
  readonly world: World
  readonly clock: HandClock
  links: Links
  /** Everything that was handed over to be sent. */
  readonly handedOver: NewTransfer[] = []
  private watcher: FileWatcher
  private touches = 0
  private readonly awaiting = new Set<() => void>()
  private readonly running = new Map<string, Promise<unknown>>()

  private constructor(world: World) {
    this.world = world
    this.clock = new HandClock(() => world.clock.now())
    this.watcher = this.newWatcher()
    this.links = this.newLinks()
    onTestFinished(() => this.links.stop())
  }

  static async open(options: WorldOptions = {}): Promise<LinkWorld> {
    const links = new LinkWorld(await World.open(options))
    await links.start()
    return links
  }

  /** The next process of the same profile. `meanwhile`: what happens while none runs. */
  async restart(meanwhile: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
    await this.links.stop()
    await this.world.restart()
    await meanwhile()
    this.watcher = this.newWatcher()
    this.links = this.newLinks()
    await this.start()
    for (const transfer of await this.world.core.store.transfers.open()) this.run(transfer)
  }

  /** A remote file with a local one that is linked to it; both hold `content`. */
  async linked(name = 'plan.txt', content = 'begin', facts: Partial<NewLink> = {}): Promise<Linked> {
    const uri = `cloudreve://my/${name}`
    await this.world.other.save(uri, Buffer.from(content))
    const path = await this.world.local(name, content)
    const { entry, current } = await fileVersions(this.world.core, this.world.connection, uri)
    const { instance, user } = this.world.connection.account
    const file = { account: { instance, user }, id: entry.id, uri: entry.uri }
    const { row } = await this.links.add({
      ...{ kind: 'link', mode: 'on-save', edit: null, isFresh: true, file, path, base: current },
      ...facts,
    })
    await this.touched(0)
    return { id: row.id, fileId: entry.id, uri, path }
  }

  view(id: string): LinkView {
    return this.links.get(id)
  }

  /** Resolves when at least one event of a linked file has come since `before` were counted. */
  async touched(before: number): Promise<void> {
    if (this.touches > before) return
    await new Promise<void>((resolve) => this.awaiting.add(resolve))
    return this.touched(before)
  }

  /** Saves, waits until it is noticed, and lets time pass until nothing is left to do. */
  async save(work: () => Promise<unknown>): Promise<void> {
    const before = this.touches
    await work()
    await this.touched(before)
    await this.settle()
  }

  /** Lets time pass until nothing is left to do, or until so many milliseconds are over. */
  async settle(limit = Infinity): Promise<void> {
    const end = this.clock.monotonic() + limit
    for (;;) {
      await setImmediate()
      await this.links.settled()
      const [running] = this.running.values()
      if (running) await running
      else if (this.clock.isAwaited && this.clock.monotonic() < end)
        this.clock.toNext(end - this.clock.monotonic())
      else return
    }
  }

  async decide(transfer: Transfer, decision: Decision): Promise<void> {
    const decided = await this.world.decide(transfer, decision)
    this.run(decided)
    await this.settle()
  }

  /** The transfer of a link. */
  async transfer(id: string): Promise<Transfer> {
    const found = await this.world.core.store.transfers.get(this.view(id).row.transfer ?? '')
    if (!found) throw new Error('the link has no transfer')
    return found
  }

  /** What was committed to a file by Redrop, in order. */
  async sent({ fileId }: Pick<Linked, 'fileId'>): Promise<string[]> {
    const own = await this.world.core.store.ownVersions.of(this.world.connection.account, fileId)
    const commits = this.world.server.ledger.commitsOf(fileId).filter(({ versionId }) => own.has(versionId))
    return commits.map(({ sha256 }) => sha256)
  }

  private async start(): Promise<void> {
    await this.links.load()
    await this.links.watch()
  }

  private newLinks(): Links {
    const { store } = this.world.core
    return new Links({
      ...{ store, clock: this.clock, log, onChange: quiet },
      watcher: {
        watch: (path, onTouched) =>
          this.watcher.watch(path, () => {
            this.touches += 1
            onTouched()
            this.awaiting.forEach((resolve) => resolve())
            this.awaiting.clear()
          }),
        close: () => this.watcher.close(),
      },
      submit: async (wanted) => {
        this.handedOver.push(wanted)
        const [transfer] = await this.world.core.engine.add([wanted])
        if (!transfer) throw new Error('nothing was added')
        this.run(transfer)
        return transfer
      },
    })
  }

  private newWatcher(): FileWatcher {
    return createFileWatcher(log)
  }

  private run({ id, options }: Transfer): void {
    const link = options.link?.id
    const done = this.world
      .run({ id })
      .then(() => (link === undefined ? undefined : this.links.heard(link, id)))
      .finally(() => this.running.delete(id))
    this.running.set(id, done)
  }
}

export interface Linked {
  readonly id: string
  readonly fileId: string
  readonly uri: string
  readonly path: string
}
