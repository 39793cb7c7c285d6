import type { PlannedSave } from '../../core/services/quick-save/plan-saves.ts'
import type { SavedItem, SavedKind } from '../../core/services/quick-save/last-save.ts'
import type { Phase } from '../../shared/ipc/contract.ts'
import type { AccountKey, FileRef } from '../../shared/model/index.ts'
import { isOver } from '../activity/item.ts'

/** What a press of the key, or of "Save", has started. */
export interface PressFacts {
  readonly kind: SavedKind
  readonly account: AccountKey
  readonly folder: FileRef
  /** Of the content that was on the clipboard. */
  readonly token: string
}

export interface Saved {
  readonly transfer: string
  readonly item: SavedItem
}

export interface PressParts {
  /** Of a transfer; null: it is off the list. */
  phaseOf(id: string): Phase | null
  savedItem(id: string, planned: PlannedSave): Promise<SavedItem | null>
  /** Some of it is saved, and nothing of the rest moves. */
  onSaved(press: Press, saved: readonly Saved[]): Promise<void>
}

/** Follows its transfers: what is saved is told together, once nothing moves any more. */
export class Press {
  readonly facts: PressFacts
  /** Resolves when nothing of it moves for the first time, and what was saved has been told. */
  readonly rest: Promise<void>
  private readonly parts: PressParts
  private readonly open: Map<string, PlannedSave>
  private readonly ended = new Map<string, PlannedSave>()
  private atRest: () => void = () => undefined
  private isTelling = false

  constructor(facts: PressFacts, open: ReadonlyMap<string, PlannedSave>, parts: PressParts) {
    this.facts = facts
    this.open = new Map(open)
    this.parts = parts
    this.rest = new Promise((resolve) => (this.atRest = resolve))
  }

  /** Transfers that are not over. */
  get ids(): readonly string[] {
    return [...this.open.keys()]
  }

  /** All of it has ended, and been told. */
  get isOver(): boolean {
    return this.open.size + this.ended.size === 0 && !this.isTelling
  }

  /** To be called when transfers have changed. Throws what `onSaved` throws. */
  async look(): Promise<void> {
    this.sort()
    if (this.isTelling || this.ids.some((id) => this.isMoving(id))) return
    this.isTelling = true
    try {
      // What ends meanwhile is told next.
      while (this.ended.size > 0) await this.tell()
    } finally {
      this.isTelling = false
      this.atRest()
    }
  }

  private sort(): void {
    for (const [id, planned] of this.open) {
      const phase = this.parts.phaseOf(id)
      if (phase !== null && !isOver(phase)) continue
      this.open.delete(id)
      this.ended.set(id, planned)
    }
  }

  private async tell(): Promise<void> {
    const ended = [...this.ended]
    this.ended.clear()
    const saved: Saved[] = []
    for (const [id, planned] of ended) {
      const item = await this.parts.savedItem(id, planned)
      if (item) saved.push({ transfer: id, item })
    }
    if (saved.length > 0) await this.parts.onSaved(this, saved)
  }

  /** What asks something may do so for days. */
  private isMoving(id: string): boolean {
    return this.parts.phaseOf(id) !== 'needs-decision'
  }
}
