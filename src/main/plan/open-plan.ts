import { hostname } from 'node:os'
import type { Core } from '../../core/compose.ts'
import { copyLabel } from '../../core/domain/next-to-name.ts'
import type { PlanCounts } from '../../core/domain/plan-counts.ts'
import { whereIsFolder, type FolderPlace } from '../../core/services/plan/carry-out.ts'
import { Plan } from '../../core/services/plan/plan.ts'
import { readPlan, type PlanRequest } from '../../core/services/plan/read-plan.ts'
import type { Logger } from '../../core/ports/index.ts'
import { RedropError } from '../../shared/errors.ts'
import type { Failure, PlanPhase, PlanSummary } from '../../shared/ipc/contract.ts'
import { fileName } from '../../shared/uri.ts'
import { toFailure } from '../ipc/failure.ts'
import type { Remote } from '../remote/remote.ts'

export interface OpenPlanParts {
  readonly core: Pick<Core, 'store' | 'clock' | 'settings' | 'safety'>
  readonly remote: Remote
  readonly log: Logger
  /** Ids of files that the server has refused to replace because somebody has them open. */
  inUse(): ReadonlySet<string>
  onChange(summary: PlanSummary): void
}

/** Milliseconds between two looks whether the folder is still there. */
const pollPause = 5_000
/** Milliseconds between two reports of how many files were found. */
const foundPause = 150

const noCounts: PlanCounts = {
  groups: { all: 0, send: 0, question: 0, 'left-out': 0 },
  kinds: {},
  files: 0,
  sending: { files: 0, folders: 0, bytes: 0 },
}

/** A plan that is read, shown and chosen from until it is started or given up. */
export class OpenPlan {
  readonly id: string
  keepModified: boolean
  plan: Plan | null = null
  private request: PlanRequest
  private readonly parts: OpenPlanParts
  private revision = 0
  private phase: PlanPhase = 'reading'
  private place: FolderPlace = { kind: 'there' }
  private counts = noCounts
  private found = 0
  private toldAt = 0
  private failure: Failure | null = null
  private controller = new AbortController()
  private timer: NodeJS.Timeout | null = null
  private reading: Promise<void>

  constructor(id: string, request: PlanRequest, parts: OpenPlanParts) {
    this.id = id
    this.request = request
    this.parts = parts
    this.keepModified = parts.core.settings.current.keepModified
    this.reading = this.read()
  }

  get folder() {
    return this.request.folder
  }

  get signal(): AbortSignal {
    return this.controller.signal
  }

  summary(): PlanSummary {
    const { id, revision, phase, folder, place, failure, keepModified, counts } = this
    const name = fileName(folder.uri)
    const free = this.plan?.free ?? null
    const isPlain = this.plan?.isPlain ?? false
    const common = { id, revision, phase, folder, name, place, failure, keepModified, free, isPlain }
    return { ...common, ...counts, files: this.plan ? counts.files : this.found }
  }

  /** Throws RedropError `cancelled`. */
  async ready(): Promise<PlanSummary> {
    await this.reading
    if (this.signal.aborted) throw new RedropError('cancelled')
    return this.summary()
  }

  /** Throws RedropError `cancelled` while it is not read, or no longer to be chosen from. */
  chosenFrom(): Plan {
    if (!this.plan || this.phase !== 'ready') throw new RedropError('cancelled')
    return this.plan
  }

  changed(): PlanSummary {
    this.revision++
    this.counts = this.plan?.counts() ?? noCounts
    const summary = this.summary()
    this.parts.onChange(summary)
    return summary
  }

  enter(phase: PlanPhase): void {
    this.phase = phase
    this.changed()
    if (phase === 'ready') this.poll()
    else this.stopPolling()
  }

  /** Reads everything again, in the folder as it is called now. */
  follow(): PlanSummary {
    if (this.place.kind !== 'moved') return this.summary()
    this.request = { ...this.request, folder: this.place.to }
    this.place = { kind: 'there' }
    this.plan = null
    this.found = 0
    this.enter('reading')
    this.reading = this.read()
    return this.summary()
  }

  cancel(): void {
    this.controller.abort(new RedropError('cancelled'))
    this.stopPolling()
  }

  /** Looks whether the folder is still where the plan was made for. */
  async lookAfterFolder(): Promise<FolderPlace> {
    const { account, uri } = this.folder
    const place = await this.parts.remote(account, uri, (connection) =>
      whereIsFolder(connection, this.folder),
    )
    if (place.kind !== this.place.kind) {
      this.place = place
      this.changed()
    }
    return place
  }

  private async read(): Promise<void> {
    const { core, remote, log } = this.parts
    const { signal } = this
    const label = copyLabel(core.settings.current.copyName, hostname(), core.clock.now())
    const deps = {
      store: core.store,
      keepsCopies: core.safety !== null,
      inUse: this.parts.inUse(),
      copyLabel: label,
    }
    const { account, uri } = this.folder
    try {
      const read = await remote(account, uri, (connection) =>
        readPlan(deps, connection, this.request, { signal, onFound: (files) => this.tellFound(files) }),
      )
      signal.throwIfAborted()
      this.request = { ...this.request, folder: { ...this.folder, uri: read.target.uri } }
      this.plan = new Plan(read, label)
      this.enter('ready')
    } catch (error) {
      if (signal.aborted) return
      this.failure = toFailure(log, 'plan', error)
      this.enter('failed')
    }
  }

  private tellFound(files: number): void {
    this.found = files
    const now = this.parts.core.clock.monotonic()
    if (now - this.toldAt < foundPause || this.signal.aborted) return
    this.toldAt = now
    this.changed()
  }

  private poll(): void {
    this.stopPolling()
    this.timer = setTimeout(() => {
      this.lookAfterFolder()
        // Without a connection nothing is known; the start looks again.
        .catch((error: unknown) => this.parts.log.info('plan-folder', { error: String(error) }))
        .finally(() => {
          if (this.phase === 'ready' && !this.signal.aborted) this.poll()
        })
    }, pollPause)
    this.timer.unref()
  }

  private stopPolling(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }
}
