import { basename, dirname } from 'node:path'
import { RedropError } from '../../../shared/errors.ts'
import { sameAccount, type FileRef } from '../../../shared/model/index.ts'
import { fileName } from '../../../shared/uri.ts'
import { useOf } from '../../domain/edit-use.ts'
import { holdsProgram } from '../../node/files/foreign-file.ts'
import type { LinkEdit, LinkRow } from '../../store/index.ts'
import type { LinkView } from '../links/link-state.ts'
import { localContent } from '../links/local-content.ts'
import { fetchCopy, lookUp } from './fetch-copy.ts'
import { settleFolders } from './folders.ts'
import type { EditParts } from './parts.ts'
import { isSent } from './proof.ts'
import { locksBeside, watchUse } from './use-watch.ts'
import { filesIn, isThere, isWorkingCopy, removeCopy } from './working-copy.ts'

/** Milliseconds after a program has closed a copy before it goes: some close it to open it again. */
const closingTime = 3_000

type EditView = LinkView & { readonly row: LinkRow & { readonly edit: LinkEdit } }

interface Ended {
  readonly folder: string
  readonly left: readonly string[]
}

/**
 * Remote files that are edited in local programs: links whose local file is a copy of Redrop's own. A copy goes when the
 * user says so or its program has closed it, and only once a version on the server holds what it does.
 */
export class Edits {
  private readonly parts: EditParts
  private readonly beginning = new Map<string, Promise<LinkView | null>>()
  private readonly unwatch = new Map<string, () => void>()
  private readonly ending = new Set<string>()
  private readonly stopping = new AbortController()

  constructor(parts: EditParts) {
    this.parts = parts
  }

  /** Takes up what earlier processes left: to be called once the links are loaded. */
  async start(): Promise<void> {
    await settleFolders(this.parts, this.all())
    for (const view of this.all()) this.follow(view)
    for (const { row } of this.all()) await this.lookAtUse(row.id)
    this.changed()
  }

  stop(): void {
    this.stopping.abort()
    for (const end of this.unwatch.values()) end()
  }

  /**
   * Fetches the current version of a file and opens it; what is being edited already is opened again. Null: its download
   * was cancelled or has failed. Throws RedropError `program-not-opened` and what the client throws.
   */
  edit(file: FileRef): Promise<LinkView | null> {
    const key = JSON.stringify([file.account.instance, file.account.user, file.id])
    const begun = this.beginning.get(key) ?? this.begin(file).finally(() => this.beginning.delete(key))
    this.beginning.set(key, begun)
    return begun
  }

  /** Opens a copy again. Throws RedropError `link-unknown`, `local-missing`, `program-not-opened`. */
  async open(id: string): Promise<LinkView> {
    const { row } = this.get(id)
    if (!(await isThere(row.path))) throw new RedropError('local-missing', { path: row.path })
    if (await holdsProgram(row.path))
      throw new RedropError('program-not-opened', { name: basename(row.path) })
    await this.parts.open(row.path)
    return this.parts.links.setEdit(id, { ...row.edit, openedAt: this.parts.clock.now() })
  }

  /**
   * Ends an edit. `left`: names of files that somebody saved beside the copy; they stay, in `folder`. With `unsent` null nothing
   * that may be wanted goes: RedropError `unsent-changes`, `still-open`.
   */
  async done(id: string, unsent: 'send' | 'discard' | null): Promise<Ended> {
    const view = this.get(id)
    if (unsent === 'send') await this.parts.push(id)
    else if (unsent === 'discard') await this.cancelTransfer(view)
    else if (view.row.edit.use === 'open')
      throw new RedropError('still-open', {
        name: fileName(view.row.file.uri),
        program: view.row.edit.program ?? '',
      })
    if (!(await this.end(id, unsent === 'discard')))
      throw new RedropError('unsent-changes', { name: fileName(view.row.file.uri) })
    const { path } = view.row
    const folder = dirname(path)
    return { folder, left: isWorkingCopy(this.parts.folder, path) ? await filesIn(folder) : [] }
  }

  /** Something of a link is another now: what is closed and sent ends by itself. */
  changed(): void {
    for (const { row, local } of this.all()) {
      const isFinished = row.edit.use === 'closed' && row.transfer === null && local?.hash === row.sent?.hash
      if (isFinished && !this.ending.has(row.id)) this.endSoon(row.id)
    }
  }

  /** Looks at all copies and at what programs have put beside them, as after the computer was asleep. */
  async lookAgain(): Promise<void> {
    for (const { row } of this.all()) await this.lookAtUse(row.id)
  }

  private async begin(file: FileRef): Promise<LinkView | null> {
    const before = this.of(file)
    if (before && (await this.isWanted(before))) return this.open(before.row.id)
    const found = await lookUp(this.parts, file)
    if (before) {
      const isCurrent = found.current.id === before.row.base.id && (await isThere(before.row.path))
      if (isCurrent || !(await this.end(before.row.id, !(await isThere(before.row.path)))))
        return this.open(before.row.id)
    }
    const view = await fetchCopy(this.parts, found)
    if (view === null) return null
    this.follow(view)
    try {
      await this.parts.open(view.row.path)
    } catch (error) {
      await this.end(view.row.id, false)
      throw error
    }
    return view
  }

  /** Whether a copy is in use, or holds something that nothing else does. */
  private async isWanted({ row }: EditView): Promise<boolean> {
    if (!(await isThere(row.path))) return false
    if ((await locksBeside(row.path)).length > 0 || row.transfer !== null) return true
    return !(await isSent(this.parts.store, row, await localContent(row.path)))
  }

  /** False: it holds something that is not sent, and stays. `isLost`: the user does not want it. */
  private async end(id: string, isLost: boolean): Promise<boolean> {
    const { row } = this.get(id)
    const { store, folder, links } = this.parts
    // A file that the user has found elsewhere is the user's.
    const isGone =
      !isWorkingCopy(folder, row.path)
      || (await removeCopy(row.path, async (content) => isLost || isSent(store, row, content)))
    if (!isGone) return false
    this.unwatch.get(id)?.()
    this.unwatch.delete(id)
    await links.remove(id)
    return true
  }

  private async cancelTransfer({ row }: EditView): Promise<void> {
    const transfer = row.transfer === null ? null : await this.parts.store.transfers.get(row.transfer)
    if (transfer && transfer.state.name !== 'done' && transfer.state.name !== 'ended')
      await this.parts.cancel(transfer.id)
  }

  private endSoon(id: string): void {
    this.ending.add(id)
    this.background(async () => {
      await this.parts.clock.sleep(closingTime, this.stopping.signal)
      const view = this.all().find(({ row }) => row.id === id)
      if (view?.row.edit.use === 'closed') await this.end(id, false)
    }, id)
  }

  private follow({ row }: LinkView): void {
    this.unwatch.get(row.id)?.()
    const look = () => this.background(() => this.lookAtUse(row.id), null)
    this.unwatch.set(row.id, watchUse(this.parts.watcher, row.path, look))
  }

  private async lookAtUse(id: string): Promise<void> {
    const view = this.all().find(({ row }) => row.id === id)
    if (!view) return
    const { edit, path } = view.row
    const { use, program } = useOf(edit.use, await locksBeside(path))
    if (use !== edit.use)
      await this.parts.links.setEdit(id, { ...edit, use, program: program ?? edit.program })
  }

  private background(work: () => Promise<void>, id: string | null): void {
    work()
      .catch((error: unknown) => {
        if (!this.stopping.signal.aborted) this.parts.log.warn('edit-not-looked-at', { error: String(error) })
      })
      .finally(() => {
        if (id !== null) this.ending.delete(id)
      })
  }

  private all(): EditView[] {
    return this.parts.links.list().filter(isEdit)
  }

  private of(file: FileRef): EditView | null {
    const isIt = ({ row }: EditView) => row.file.id === file.id && sameAccount(row.file.account, file.account)
    return this.all().find(isIt) ?? null
  }

  private get(id: string): EditView {
    const view = this.parts.links.get(id)
    if (!isEdit(view)) throw new RedropError('link-unknown', { id })
    return view
  }
}

function isEdit(view: LinkView): view is EditView {
  return view.row.edit !== null
}
