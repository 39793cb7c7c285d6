import { randomUUID } from 'node:crypto'
import { RedropError } from '../../../shared/errors.ts'
import type { LinkMode } from '../../../shared/model/index.ts'
import type { LinkRow } from '../../store/index.ts'
import { LinkState, type LinkView } from './link-state.ts'
import { localContent, notThere } from './local-content.ts'
import { hashKey } from './outcome.ts'
import type { LinkParts } from './parts.ts'
import { Pushes } from './pushes.ts'

/** What is decided about a link when it is made. */
export type NewLink = Pick<LinkRow, 'kind' | 'file' | 'path' | 'mode' | 'base' | 'edit'> & {
  /** The local file holds just what `base` does. */
  readonly isFresh: boolean
}

/**
 * Local files that replace remote ones. What is stored is the truth; everything else is found out anew by every process.
 * An edit is a link of its own kind, whose local file somebody else manages.
 */
export class Links {
  private readonly parts: LinkParts
  private readonly states = new Map<string, LinkState>()
  private readonly pushes: Pushes
  private isWatching = false

  constructor(parts: LinkParts) {
    this.parts = parts
    this.pushes = new Pushes(parts)
  }

  /** Reads what is stored. To be called first; until `watch` nothing is sent by itself. */
  async load(): Promise<void> {
    for (const row of await this.rows()) this.states.set(row.id, new LinkState(row, this.now()))
    for (const state of this.states.values()) await this.pushes.heard(state, state.row.transfer)
    this.parts.onChange()
  }

  /** Watches the local files, and sends what is saved or was before; resolves once all have been looked at. */
  async watch(): Promise<void> {
    this.isWatching = true
    this.pushes.isAutomatic = true
    for (const state of this.states.values()) this.follow(state)
    await this.lookAgain()
  }

  /** Looks at all local files now, as after the computer was asleep. */
  async lookAgain(): Promise<void> {
    for (const state of [...this.states.values()]) await this.pushes.look(state)
  }

  /** Oldest first. */
  list(): readonly LinkView[] {
    return [...this.states.values()].map(({ view }) => view)
  }

  /** Throws RedropError `link-unknown`. */
  get(id: string): LinkView {
    return this.state(id).view
  }

  /**
   * What the local file holds now is not sent by itself, only what is saved from now on. Throws RedropError
   * `link-exists`, `local-missing`, `local-unreadable`, `local-changing`.
   */
  async add(wanted: NewLink): Promise<LinkView> {
    const { isFresh, ...facts } = wanted
    const content = await localContent(wanted.path)
    if (content.kind !== 'there') throw notThere(content, wanted.path)
    const { store, clock } = this.parts
    const isSame = isFresh || (await store.hashes.get(hashKey(wanted.file, wanted.base))) === content.hash
    const row: LinkRow = {
      ...facts,
      id: randomUUID(),
      sent: isSame ? { at: clock.now(), size: content.source.size, hash: content.hash } : null,
      isPaused: false,
      tried: content.hash,
      transfer: null,
      changes: 0,
      saves: 0,
      trouble: null,
      others: 'ask',
      acceptsOtherType: false,
      createdAt: clock.now(),
    }
    await store.links.add(row)
    const state = new LinkState(row, this.now())
    this.states.set(row.id, state)
    await this.pushes.look(state)
    if (this.isWatching) this.follow(state)
    this.parts.onChange()
    return state.view
  }

  /** Sends what is there now, also when it is paused. Answers the id of the transfer; null: nothing has changed. */
  push(id: string): Promise<string | null> {
    return this.pushes.push(this.state(id))
  }

  setMode(id: string, mode: LinkMode): Promise<LinkView> {
    return this.change(id, { mode })
  }

  /** A paused link sends nothing by itself. */
  setPaused(id: string, isPaused: boolean): Promise<LinkView> {
    return this.change(id, { isPaused })
  }

  async setAllPaused(isPaused: boolean): Promise<void> {
    for (const { row } of this.list()) if (row.isPaused !== isPaused) await this.setPaused(row.id, isPaused)
  }

  /** The local file is somewhere else now. */
  async relocate(id: string, path: string): Promise<LinkView> {
    const state = this.state(id)
    await this.pushes.change(state, { path })
    if (this.isWatching) this.follow(state)
    await this.pushes.look(state)
    return state.view
  }

  /** Other facts of an edit: opened again, in another program. */
  setEdit(id: string, edit: NonNullable<LinkRow['edit']>): Promise<LinkView> {
    return this.change(id, { edit })
  }

  /** Both files stay as they are; a transfer that is under way goes on. */
  async remove(id: string): Promise<void> {
    const state = this.state(id)
    state.stop()
    this.states.delete(id)
    await state.exclusive(() => this.parts.store.links.remove(id))
    this.parts.onChange()
  }

  /** A transfer is in another state than before: to be called whenever one that belongs to a link is. */
  async heard(link: string, transfer: string): Promise<void> {
    const state = this.states.get(link)
    if (state) await this.pushes.heard(state, transfer)
  }

  /** Resolves when all that has been begun is stored. */
  async settled(): Promise<void> {
    await Promise.all([...this.states.values()].map((state) => state.exclusive(() => Promise.resolve())))
  }

  async stop(): Promise<void> {
    for (const state of this.states.values()) state.stop()
    await this.parts.watcher.close()
    await this.settled()
  }

  private async change(id: string, facts: Partial<LinkRow>): Promise<LinkView> {
    const state = this.state(id)
    await this.pushes.change(state, facts)
    await this.pushes.look(state)
    return state.view
  }

  private follow(state: LinkState): void {
    state.unwatch()
    state.unwatch = this.parts.watcher.watch(state.row.path, () => this.pushes.touched(state))
  }

  private state(id: string): LinkState {
    const state = this.states.get(id)
    if (!state) throw new RedropError('link-unknown', { id })
    return state
  }

  /** A row that cannot be read is kept aside by the store: the others are still there. */
  private async rows(): Promise<LinkRow[]> {
    const { store, log } = this.parts
    for (;;) {
      try {
        return await store.links.list()
      } catch (error) {
        if (!(error instanceof RedropError) || error.code !== 'profile-damaged') throw error
        log.error('link-kept-aside', { error: String(error) })
      }
    }
  }

  private now(): number {
    return this.parts.clock.monotonic()
  }
}
