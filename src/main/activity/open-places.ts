import { isOver } from '../../core/engine/is-over.ts'
import type { Transfer } from '../../shared/model/index.ts'
import { placeKeys } from '../queue/places.ts'

/** Open transfers by what they write to, so that a new one finds its predecessors among thousands. */
export class OpenPlaces {
  private readonly ids = new Map<string, Set<string>>()
  private readonly keys = new Map<string, readonly string[]>()

  put(transfer: Transfer): void {
    const { id } = transfer
    this.remove(id)
    if (isOver(transfer)) return
    const keys = placeKeys(transfer)
    this.keys.set(id, keys)
    for (const key of keys) {
      const ids = this.ids.get(key)
      if (ids) ids.add(id)
      else this.ids.set(key, new Set([id]))
    }
  }

  remove(id: string): void {
    for (const key of this.keys.get(id) ?? []) {
      const ids = this.ids.get(key)
      ids?.delete(id)
      if (ids?.size === 0) this.ids.delete(key)
    }
    this.keys.delete(id)
  }

  /** Ids of those that write to one of the places. */
  at(keys: readonly string[]): readonly string[] {
    const found = new Set<string>()
    for (const key of keys) this.ids.get(key)?.forEach((id) => found.add(id))
    return [...found]
  }
}
