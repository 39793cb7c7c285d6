import type { RemoteEntry } from '../../../shared/model/index.ts'
import { parentUri, sameUri } from '../../../shared/uri.ts'
import type { FileEvent } from '../../cloudreve/events.ts'
import { info } from '../../cloudreve/files.ts'
import type { Connection } from '../../engine/context.ts'
import type { Clock } from '../../ports/clock.ts'

export interface HintsParts {
  /** URI of the folder. */
  readonly uri: string
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly remote: <T>(work: (connection: Connection) => Promise<T>) => Promise<T>
  isOwn(version: string): Promise<boolean>
  onFound(found: Found): void
}

export interface Found {
  /** Files whose content somebody else has changed, as they are now. */
  readonly entries: readonly RemoteEntry[]
  /** The folder has to be listed to know the rest. */
  readonly more: boolean
}

/** Milliseconds in which events are gathered, from the first on. */
const gatherTime = 400
/** More files than these are cheaper to list. */
const most = 10

/** Finds out what is behind events: what this device wrote itself is known already, a changed file is looked at by its id. */
export class Hints {
  private readonly parts: HintsParts
  private readonly changed = new Set<string>()
  private more = false
  private isGathering = false

  constructor(parts: HintsParts) {
    this.parts = parts
  }

  add({ type, fileId }: FileEvent): void {
    if (type === 'rename' || type === 'delete' || this.changed.size >= most) this.more = true
    else this.changed.add(fileId)
    if (!this.isGathering) void this.gather()
  }

  private async gather(): Promise<void> {
    this.isGathering = true
    await this.parts.clock.sleep(gatherTime, this.parts.signal).catch(() => undefined)
    const ids = [...this.changed]
    const more = this.more
    this.changed.clear()
    this.more = false
    this.isGathering = false
    if (this.parts.signal.aborted) return
    if (more) this.parts.onFound({ entries: [], more })
    else await this.lookAt(ids)
  }

  private async lookAt(ids: readonly string[]): Promise<void> {
    const { uri, signal } = this.parts
    const found = await this.parts
      .remote(async (connection) => {
        const entries: RemoteEntry[] = []
        for (const id of ids) {
          const entry = await info(connection.api, { id })
          if (entry.type === 'folder') return { entries, more: true }
          const isHere = sameUri(parentUri(entry.uri) ?? '', uri)
          if (isHere && !(await this.parts.isOwn(entry.version))) entries.push(entry)
        }
        return { entries, more: false }
        // Gone again, or not to be had: the list will tell.
      })
      .catch(() => ({ entries: [], more: true }))
    if (!signal.aborted) this.parts.onFound(found)
  }
}
