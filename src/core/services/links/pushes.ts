import { isDeepStrictEqual } from 'node:util'
import { dueAt, quietTime } from '../../domain/link-due.ts'
import { isChanged, sendsByItself, type Rest } from '../../domain/link-gate.ts'
import { isOver } from '../../engine/is-over.ts'
import type { LinkRow } from '../../store/index.ts'
import type { LocalSnapshot, Transfer } from '../../../shared/model/index.ts'
import type { LinkState, LocalFacts } from './link-state.ts'
import { localContent, notThere, type LocalContent } from './local-content.ts'
import { newTransfer } from './new-transfer.ts'
import { withOutcome, withQuestion } from './outcome.ts'
import type { LinkParts } from './parts.ts'

/** When what a local file holds is handed over to be sent, and what came of it. */
export class Pushes {
  /** What is saved is sent without being told to, as far as its link says so. */
  isAutomatic = false
  private readonly parts: LinkParts

  constructor(parts: LinkParts) {
    this.parts = parts
  }

  /** The local file may have been written: it is looked at once it is left alone. */
  touched(state: LinkState): void {
    state.wroteAt = this.now()
    this.lookAt(state, state.wroteAt + quietTime)
  }

  /** Reads the local file now, and sends what it holds if that is due. */
  async look(state: LinkState): Promise<void> {
    try {
      await state.exclusive(() => this.lookNow(state))
    } catch (error) {
      this.parts.log.warn('link-not-looked-at', { error: String(error) })
    }
  }

  /** As `Links.push`. Throws RedropError `local-missing`, `local-changing`, `local-unreadable`. */
  push(state: LinkState): Promise<string | null> {
    return state.exclusive(async () => {
      const open = await this.openTransfer(state)
      const content = await this.read(state)
      if (open && !asksAboutContent(open)) return open.id
      if (content.kind !== 'there') throw notThere(content, state.row.path)
      if (!isChanged({ hash: content.hash, sent: state.row.sent?.hash ?? null })) return null
      return this.submit(state, content.source, content.hash)
    })
  }

  /** Stores facts of a link. */
  change(state: LinkState, facts: Partial<LinkRow>): Promise<void> {
    return state.exclusive(() => this.store(state, { ...state.row, ...facts }))
  }

  /** A transfer of this link is in another state than before. */
  async heard(state: LinkState, id: string | null): Promise<void> {
    if (id === null) return
    const isFree = await state.exclusive(async () => {
      const transfer = await this.parts.store.transfers.get(id)
      return transfer !== null && (await this.hear(state, transfer))
    })
    // What was saved while it was under way is not sent yet.
    if (isFree) await this.look(state)
  }

  private async lookNow(state: LinkState): Promise<void> {
    const content = await this.read(state)
    if (content.kind === 'busy') {
      if (this.isAutomatic) this.touched(state)
      return
    }
    if (content.kind === 'missing' || !this.isAutomatic) return
    const { row } = state
    const transfer = restOf(await this.openTransfer(state))
    const contents = { hash: content.hash, sent: row.sent?.hash ?? null, tried: row.tried }
    if (!sendsByItself(contents, { mode: row.mode, isPaused: row.isPaused, transfer })) return
    const due = dueAt(state)
    if (this.now() < due) this.lookAt(state, due)
    else await this.submit(state, content.source, content.hash)
  }

  /** What the local file holds now; a save that was not seen before is counted. */
  private async read(state: LinkState): Promise<LocalContent> {
    const content = await localContent(state.row.path)
    if (content.kind === 'busy') return content
    const before = state.local
    const hash = content.kind === 'there' ? content.hash : undefined
    // Nobody has told of this save: how long ago it was is not known.
    if (before !== undefined && before?.hash !== hash && state.wroteAt < state.lookedAt)
      state.wroteAt = this.now()
    state.lookedAt = this.now()
    state.local = content.kind === 'missing' ? null : factsOf(content)
    if (content.kind === 'there') {
      const changes = savesOf(state.row, before, content.hash)
      if (changes !== state.row.changes) await this.store(state, { ...state.row, changes })
    }
    this.parts.onChange()
    return content
  }

  private async submit(state: LinkState, source: LocalSnapshot, hash: string): Promise<string> {
    const { id } = await this.parts.submit(newTransfer(state.row, source, this.parts.clock.now()))
    state.sentAt = this.now()
    await this.store(state, { ...state.row, transfer: id, tried: hash })
    return id
  }

  /** Whether the link has no transfer any more. */
  private async hear(state: LinkState, transfer: Transfer): Promise<boolean> {
    const { row } = state
    const { state: is, id } = transfer
    if (!isOver(transfer)) {
      const begun = { ...row, transfer: id }
      await this.store(state, is.name === 'needs-decision' ? withQuestion(begun, is.conflict) : begun)
      return false
    }
    if (row.transfer !== id) return false
    await this.store(state, await withOutcome(this.parts.store, row, transfer))
    return true
  }

  /** The one that is under way or asks; null: there is none, and what the last one came to is stored. */
  private async openTransfer(state: LinkState): Promise<Transfer | null> {
    const { transfer: id } = state.row
    const transfer = id === null ? null : await this.parts.store.transfers.get(id)
    if (!transfer) return null
    return (await this.hear(state, transfer)) ? null : transfer
  }

  private async store(state: LinkState, row: LinkRow): Promise<void> {
    if (!isDeepStrictEqual(row, state.row)) await this.parts.store.links.update(row)
    state.row = row
    this.parts.onChange()
  }

  private lookAt(state: LinkState, time: number): void {
    const signal = state.newWait()
    const wait = Math.max(0, time - this.now())
    this.parts.clock.sleep(wait, signal).then(
      () => this.look(state),
      () => undefined,
    )
  }

  private now(): number {
    return this.parts.clock.monotonic()
  }
}

function factsOf({ source, hash }: Extract<LocalContent, { kind: 'there' }>): LocalFacts {
  return { size: source.size, modifiedAt: Number(BigInt(source.mtimeNs) / 1_000_000n), hash }
}

function savesOf({ sent, changes }: LinkRow, before: LocalFacts | null | undefined, hash: string): number {
  if (!isChanged({ hash, sent: sent?.hash ?? null })) return 0
  if (before) return before.hash === hash ? changes : changes + 1
  // Whatever was saved while nobody looked is at least one.
  return Math.max(changes, 1)
}

function restOf(transfer: Transfer | null): Rest['transfer'] {
  if (!transfer) return null
  if (transfer.state.name !== 'needs-decision') return 'goes-on'
  return asksAboutContent(transfer) ? 'asks-about-content' : 'asks'
}

function asksAboutContent({ state }: Transfer): boolean {
  return state.name === 'needs-decision' && state.conflict.kind === 'guard'
}
