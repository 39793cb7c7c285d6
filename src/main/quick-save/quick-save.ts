import { rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import type { Clipboard } from 'electron'
import type { Core } from '../../core/compose.ts'
import type { Logger } from '../../core/ports/index.ts'
import { repeatable, type SavedKind } from '../../core/services/quick-save/last-save.ts'
import { planSaves, type SaveItem } from '../../core/services/quick-save/plan-saves.ts'
import { savedItem } from '../../core/services/quick-save/saved-item.ts'
import { RedropError } from '../../shared/errors.ts'
import type { QuickSaved, QuickSavePreview, RequestInput } from '../../shared/ipc/contract.ts'
import { sameAccount, type FileRef } from '../../shared/model/index.ts'
import { saveNameOf } from '../../shared/save-name.ts'
import type { Activity } from '../activity/activity.ts'
import { phaseOf } from '../activity/item.ts'
import { clipboardContent, type ClipboardContent } from '../local-files/clipboard-content.ts'
import type { Queue } from '../queue/queue.ts'
import type { Remote } from '../remote/remote.ts'
import { clipboardView, type Thumbnail } from './clipboard-view.ts'
import { Press, type Saved } from './press.ts'
import { sourcesOf } from './sources.ts'
import { tokenOf } from './token.ts'

export interface QuickSaveParts {
  readonly core: Pick<Core, 'clock' | 'store' | 'settings' | 'quickSave' | 'profile'>
  readonly log: Logger
  readonly remote: Remote
  readonly queue: Pick<Queue, 'add' | 'cancel'>
  readonly activity: Pick<Activity, 'get'>
  readonly clipboard: Pick<Clipboard, 'read'>
  readonly thumbnail: Thumbnail
  /** It is proved saved. */
  onSaved(press: Press, saved: readonly Saved[]): Promise<void>
}

/** Puts what is on the clipboard into its remote place by the rules of the settings. */
export class QuickSave {
  private readonly parts: QuickSaveParts
  private presses: Press[] = []
  /** One press after the other: a second one builds on what came of the first. */
  private turn: Promise<unknown> = Promise.resolve()
  /** Transfers of this run. */
  private readonly owned = new Set<string>()

  constructor(parts: QuickSaveParts) {
    this.parts = parts
  }

  async preview({ account }: RequestInput<'quickSave.preview'>): Promise<QuickSavePreview> {
    const content = await clipboardContent(this.parts.clipboard)
    const clipboard = await clipboardView(content, this.parts.thumbnail)
    const token = await tokenOf(content)
    if (!content) return { clipboard, token, folder: null, name: null, replaces: null }
    const rule = this.folderFor(content.kind)
    const folder = rule && sameAccount(rule.account, account) ? rule : null
    const replaces = folder && (await this.replacedBy(content, folder))
    return { clipboard, token, folder, name: replaces?.name ?? this.nameFor(content.kind), replaces }
  }

  /** Throws RedropError `clipboard-empty`, `conflict`, `save-folder-needed`, and why nothing of it can be sent. */
  async save({ token, folder }: RequestInput<'quickSave.save'>): Promise<QuickSaved> {
    const content = await clipboardContent(this.parts.clipboard)
    if (!content) throw new RedropError('clipboard-empty')
    if ((await tokenOf(content)) !== token) throw new RedropError('conflict', { name: '' })
    const place = folder ?? this.folderFor(content.kind)
    if (!place) throw new RedropError('save-folder-needed')
    return this.saveContent(content, token, place)
  }

  /** Throws why nothing of it can be sent, and what `remote` throws. */
  async saveContent(content: ClipboardContent, token: string, folder: FileRef): Promise<QuickSaved> {
    const { items, failed, made } = await sourcesOf(content, this.parts)
    const turn = this.turn.then(() => this.send(content.kind, token, folder, items))
    this.turn = turn.catch(() => undefined)
    try {
      return { transfers: await turn, failed }
    } catch (error) {
      if (made !== null) await rm(made, { force: true })
      throw error
    }
  }

  /** Where the rules put it; null: they name no place. */
  folderFor(kind: SavedKind): FileRef | null {
    return this.parts.core.quickSave.current[`${kind}Folder`]
  }

  /** To be called when transfers have changed. */
  hear(): void {
    for (const press of this.presses) this.background(this.look(press))
  }

  /** Whether a transfer is told about by `onSaved`. */
  owns(id: string): boolean {
    return this.owned.has(id)
  }

  private async send(
    kind: SavedKind,
    token: string,
    folder: FileRef,
    items: readonly SaveItem[],
  ): Promise<readonly string[]> {
    const { core, remote, queue, activity } = this.parts
    const { account } = folder
    if (core.quickSave.current.saveAgain) await this.settle(kind, folder)
    const planned = await remote(account, folder.uri, (connection) =>
      planSaves(core, connection, { kind, items, folder }),
    )
    const transfers = await queue.add(planned.map(({ wanted }) => wanted))
    const ids = transfers.map(({ id }) => id)
    const open = new Map(
      planned.flatMap((one, at) => (ids[at] === undefined ? [] : [[ids[at], one] as const])),
    )
    const press = new Press({ kind, account, folder, token }, open, {
      phaseOf(id) {
        const record = activity.get(id)
        return record && phaseOf(record)
      },
      async savedItem(id, { key, replaces }) {
        const transfer = await core.store.transfers.get(id)
        return transfer && savedItem(core.store, transfer, { key, replaces })
      },
      onSaved: (done, saved) => this.parts.onSaved(done, saved),
    })
    this.presses.push(press)
    ids.forEach((id) => this.owned.add(id))
    this.hear()
    return ids
  }

  /** What the same key has begun before: what has not been sent makes room, what is on its way is waited for. */
  private async settle(kind: SavedKind, folder: FileRef): Promise<void> {
    const before = this.presses.filter(
      ({ facts }) =>
        facts.kind === kind && facts.folder.id === folder.id && sameAccount(facts.account, folder.account),
    )
    for (const press of before) {
      for (const id of press.ids) if (this.isWaiting(id)) await this.parts.queue.cancel(id)
      await press.rest
    }
  }

  private isWaiting(id: string): boolean {
    const record = this.parts.activity.get(id)
    return record !== null && ['queued', 'waiting'].includes(phaseOf(record))
  }

  private async look(press: Press): Promise<void> {
    await press.look()
    if (press.isOver) this.presses = this.presses.filter((one) => one !== press)
  }

  private nameFor(kind: SavedKind): string | null {
    if (kind === 'files') return null
    const { core } = this.parts
    const values = { at: core.clock.now(), number: 1, host: hostname() }
    const { stem, extension } = saveNameOf(kind, core.quickSave.current[`${kind}Name`], values)
    return stem + extension
  }

  private async replacedBy({ kind }: ClipboardContent, folder: FileRef): Promise<{ name: string } | null> {
    const { core } = this.parts
    if (!core.quickSave.current.saveAgain) return null
    const asked = { kind, account: folder.account, folder: folder.id, now: core.clock.now() }
    const [item] = await repeatable(core.store, asked)
    return item && kind !== 'files' ? { name: item.name } : null
  }

  private background(work: Promise<void>): void {
    work.catch((error: unknown) => this.parts.log.error('quick-save-not-ended', { error: String(error) }))
  }
}
