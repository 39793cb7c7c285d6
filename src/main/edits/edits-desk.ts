import type { Core } from '../../core/compose.ts'
import type { Logger } from '../../core/ports/index.ts'
import { Edits } from '../../core/services/edits/edits.ts'
import type { LinkInfo, RequestInput } from '../../shared/ipc/contract.ts'
import type { Activity } from '../activity/activity.ts'
import type { LinksDesk } from '../links/links-desk.ts'
import type { Queue } from '../queue/queue.ts'
import type { Remote } from '../remote/remote.ts'
import type { SafeShell } from '../security/safe-shell.ts'
import { fetched } from '../transfers/fetched.ts'
import { Resting } from './resting.ts'

export interface EditsDeskParts {
  readonly core: Pick<Core, 'store' | 'clock' | 'engine' | 'profile'>
  readonly log: Logger
  readonly remote: Remote
  readonly queue: Pick<Queue, 'add' | 'cancel' | 'isPaused'>
  readonly activity: Pick<Activity, 'get'>
  readonly links: LinksDesk
  readonly platform: NodeJS.Platform
  readonly shell: Pick<SafeShell, 'openFile' | 'openFolder'>
}

/** Remote files that are edited in local programs, for the page. */
export class EditsDesk {
  private readonly parts: EditsDeskParts
  private readonly edits: Edits
  private readonly resting: Resting

  constructor(parts: EditsDeskParts) {
    this.parts = parts
    const { core, queue, links, shell } = parts
    const { store, clock } = core
    this.resting = new Resting(parts.activity, () => queue.isPaused)
    this.edits = new Edits({
      ...{ store, clock, log: parts.log, platform: parts.platform },
      folder: core.profile.edits,
      links: links.links,
      watcher: links.watcher,
      connected: parts.remote,
      fetch: (wanted) => fetched({ core, queue }, wanted),
      push: (id) => this.push(id),
      cancel: (id) => queue.cancel(id),
      open: (path) => shell.openFile(path),
    })
  }

  /** To be called once the links are watched. */
  start(): Promise<void> {
    return this.edits.start()
  }

  stop(): void {
    this.edits.stop()
  }

  /** As after the computer was asleep. */
  lookAgain(): Promise<void> {
    return this.edits.lookAgain()
  }

  async edit({ file }: RequestInput<'links.edit'>): Promise<LinkInfo | null> {
    const view = await this.edits.edit(file)
    return view && this.parts.links.info(view)
  }

  async open(id: string): Promise<null> {
    await this.edits.open(id)
    return null
  }

  async done({ id, unsent }: RequestInput<'links.done'>): Promise<{ left: readonly string[] }> {
    const { folder, left } = await this.edits.done(id, unsent)
    if (left.length > 0) await this.parts.shell.openFolder(folder)
    return { left }
  }

  /** Transfers have changed. */
  hear(): void {
    this.resting.hear()
  }

  /** Links have changed. */
  changed(): void {
    this.edits.changed()
  }

  private async push(id: string): Promise<void> {
    const { links } = this.parts
    const begun = await links.push(id)
    if (!begun) return
    await this.resting.of(begun.transfer)
    await links.links.heard(id, begun.transfer)
  }
}
