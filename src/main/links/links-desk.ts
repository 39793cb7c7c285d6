import type { Core } from '../../core/compose.ts'
import { createFileWatcher } from '../../core/node/watcher/index.ts'
import type { FileWatcher, Logger } from '../../core/ports/index.ts'
import type { LinkView } from '../../core/services/links/link-state.ts'
import { Links } from '../../core/services/links/links.ts'
import { replaceTarget } from '../../core/services/replace-target.ts'
import { RedropError } from '../../shared/errors.ts'
import type { AccountInfo, ActivityPatch, LinkInfo, RequestInput } from '../../shared/ipc/contract.ts'
import { sameAccount } from '../../shared/model/index.ts'
import type { AccountStates } from '../accounts/account-states.ts'
import type { Activity } from '../activity/activity.ts'
import { phaseOf } from '../activity/item.ts'
import type { FileDialogs } from '../local-files/dialogs.ts'
import type { LocalRefs } from '../local-files/local-refs.ts'
import type { Queue } from '../queue/queue.ts'
import { linkInfo } from './link-info.ts'

export interface LinksDeskParts {
  readonly core: Pick<Core, 'store' | 'clock'>
  readonly log: Logger
  readonly accounts: Pick<AccountStates, 'list'>
  readonly refs: LocalRefs
  readonly dialogs: Pick<FileDialogs, 'pick'>
  readonly queue: Queue
  readonly activity: Activity
  /** The user's folder. */
  readonly home: string
  onChange(links: readonly LinkInfo[]): void
}

/** Milliseconds between two lists that are told while changes go on. */
const pace = 100

/** The links, for the page. */
export class LinksDesk {
  readonly links: Links
  readonly watcher: FileWatcher
  private readonly parts: LinksDeskParts
  private readonly startedAt: number
  private timer: NodeJS.Timeout | null = null
  private isStopped = false

  constructor(parts: LinksDeskParts) {
    this.parts = parts
    const { store, clock } = parts.core
    this.startedAt = clock.now()
    this.watcher = createFileWatcher(parts.log)
    this.links = new Links({
      ...{ store, clock, log: parts.log },
      watcher: this.watcher,
      async submit(wanted) {
        const [transfer] = await parts.queue.add([wanted])
        if (!transfer) throw new RedropError('internal', { detail: 'nothing was added' })
        return transfer
      },
      onChange: () => this.tell(),
    })
  }

  /** To be called once the queue has taken up what was left open. */
  async start(): Promise<void> {
    await this.links.load()
    await this.links.watch()
  }

  async stop(): Promise<void> {
    this.isStopped = true
    if (this.timer) clearTimeout(this.timer)
    await this.links.stop()
  }

  lookAgain(): Promise<void> {
    return this.links.lookAgain()
  }

  /** Oldest first. */
  async list(): Promise<LinkInfo[]> {
    const accounts = await this.parts.accounts.list()
    return this.links.list().map((view) => this.view(view, accounts))
  }

  async info(view: LinkView): Promise<LinkInfo> {
    return this.view(view, await this.parts.accounts.list())
  }

  async add({ ref, file, base, mode }: RequestInput<'links.add'>): Promise<LinkInfo> {
    const { refs, core } = this.parts
    // Content without a file of its own cannot be saved again.
    if (refs.isNamed(ref)) throw new RedropError('local-missing', { path: refs.nameOf(ref) })
    const source = await refs.take(ref)
    const { target } = await replaceTarget(core, { file, source, shown: base })
    const version = target.kind === 'replace' ? target.base.version : base
    const facts = { kind: 'link', mode, edit: null, isFresh: false } as const
    return this.info(await this.links.add({ ...facts, file, path: source.path, base: version }))
  }

  async push(id: string): Promise<{ transfer: string } | null> {
    const { activity, queue } = this.parts
    const transfer = await this.links.push(id)
    if (transfer === null) return null
    const record = activity.get(transfer)
    const phase = record && phaseOf(record)
    if (phase === 'waiting' || phase === 'failed') await queue.tryAgain(transfer)
    return { transfer }
  }

  async locate(id: string): Promise<LinkInfo | null> {
    this.links.get(id)
    const [path] = await this.parts.dialogs.pick('file')
    return path === undefined ? null : this.info(await this.links.relocate(id, path))
  }

  /** Both files stay. An edit has a copy to care for, see `done`: RedropError `link-unknown`. */
  async remove(id: string): Promise<void> {
    if (this.links.get(id).row.kind === 'edit') throw new RedropError('link-unknown', { id })
    await this.links.remove(id)
  }

  /** Transfers have changed. */
  hear({ changed }: ActivityPatch): void {
    const { activity, log } = this.parts
    for (const { id } of changed) {
      const link = activity.get(id)?.transfer.options.link
      if (!link) continue
      this.links.heard(link.id, id).catch((error: unknown) => {
        log.error('link-not-told', { error: String(error) })
      })
      this.tell()
    }
  }

  /** Tells the page, once for all that changes in one go. */
  tell(): void {
    if (this.timer !== null || this.isStopped) return
    this.timer = setTimeout(() => {
      this.timer = null
      this.list().then(
        (list) => this.parts.onChange(list),
        (error: unknown) => this.parts.log.error('links-not-told', { error: String(error) }),
      )
    }, pace)
  }

  private view(view: LinkView, accounts: readonly AccountInfo[]): LinkInfo {
    const { file, transfer } = view.row
    return linkInfo(view, {
      home: this.parts.home,
      record: transfer === null ? null : this.parts.activity.get(transfer),
      isSignedIn: accounts.some((one) => one.signedIn && sameAccount(one, file.account)),
      startedAt: this.startedAt,
    })
  }
}
