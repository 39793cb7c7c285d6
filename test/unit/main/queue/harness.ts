import type { RunOptions } from '../../../../src/core/engine/context.ts'
import type { NewTransfer } from '../../../../src/core/engine/engine.ts'
import { isPaused, paused, PauseWish } from '../../../../src/core/engine/pause.ts'
import { type TransferSettings } from '../../../../src/core/services/transfer-settings.ts'
import { usualTransferSettings } from '../../../../src/shared/usual-settings.ts'
import { Activity } from '../../../../src/main/activity/activity.ts'
import { Queue } from '../../../../src/main/queue/queue.ts'
import type { Decision, Transfer, TransferState } from '../../../../src/shared/model/index.ts'
import { silent, StillClock, transfer } from '../fakes.ts'

interface Run {
  readonly signal: AbortSignal
  readonly lockWait: number
  rest(state: TransferState): void
  fail(error: unknown): void
}

/** The queue with an engine whose runs end when the test says so. */
export class Harness {
  readonly clock = new StillClock()
  readonly stored = new Map<string, Transfer>()
  readonly settings = new Map<string, unknown>()
  readonly chosen: { -readonly [K in keyof TransferSettings]: TransferSettings[K] } = {
    ...usualTransferSettings,
  }
  readonly runs = new Map<string, Run>()
  readonly started: string[] = []
  /** Runs that have sent everything: they end by their answer alone. */
  readonly fullySent = new Set<string>()
  readonly listeners: ((settings: TransferSettings) => void)[] = []
  lockLimit: number | null = null
  readonly decided: Decision[] = []
  readonly signInsNeeded: string[] = []
  onPatch: () => void = () => undefined
  readonly activity = new Activity({
    clock: this.clock,
    places: { home: '/home/ana', spool: '/profile/spool', copies: [] },
    onPatch: () => this.onPatch(),
    onProgress: () => undefined,
  })
  readonly queue = new Queue({
    engine: {
      add: (wanted) => Promise.resolve(wanted.map((one) => this.keep(one))),
      run: (id, options) => this.run(id, options),
      decide: (id, revision, decision) => this.decide(id, revision, decision),
      pause: (id) => Promise.resolve(this.pause(id)),
      unpause: (id) => Promise.resolve(this.unpause(id)),
      cancel: (id, as) => Promise.resolve(this.store(id, { name: 'ended', as })),
    },
    store: {
      transfers: {
        get: (id) => Promise.resolve(this.stored.get(id) ?? null),
        open: () => Promise.resolve([...this.stored.values()]),
      },
      settings: {
        get: (name) => Promise.resolve(this.settings.get(name) ?? null),
        set: (name, value) => Promise.resolve(void this.settings.set(name, value)),
      },
    },
    settings: { current: this.chosen, on: (listener) => void this.listeners.push(listener) },
    lockLimit: () => this.lockLimit,
    clock: this.clock,
    log: silent,
    activity: this.activity,
    outcomeOf: () => Promise.resolve(null),
    onParked: ({ user }) => void this.signInsNeeded.push(user),
  })

  /** Adds transfers as the page would. */
  add(...wanted: Transfer[]): Promise<Transfer[]> {
    return this.queue.add(wanted)
  }

  /** What the engine tells of a run. */
  says(id: string, state: TransferState): void {
    const event = { kind: 'state', transfer: this.stored.get(id) ?? transfer(id), state } as const
    this.activity.hear(event)
    this.queue.hear(event)
  }

  phase(id: string): string | undefined {
    return this.activity.items().find((item) => item.id === id)?.phase
  }

  runOf(id: string): Run {
    const run = this.runs.get(id)
    if (!run) throw new Error(`${id} is not running`)
    return run
  }

  store(id: string, state: TransferState): Transfer {
    const before = this.stored.get(id) ?? transfer(id)
    const after = { ...before, state, revision: before.revision + 1 }
    this.stored.set(id, after)
    return after
  }

  private pause(id: string): Transfer {
    const { state } = this.stored.get(id) ?? transfer(id)
    return state.name === 'done' ? transfer(id, { state }) : this.store(id, paused)
  }

  private unpause(id: string): Transfer {
    const found = this.stored.get(id) ?? transfer(id)
    return isPaused(found) ? this.store(id, { name: 'queued' }) : found
  }

  private keep(wanted: NewTransfer): Transfer {
    const kept = wanted as Transfer
    this.stored.set(kept.id, kept)
    return kept
  }

  private async run(id: string, { signal, lockWait }: RunOptions): Promise<Transfer> {
    const result = Promise.withResolvers<Transfer>()
    this.started.push(id)
    this.runs.set(id, {
      signal,
      lockWait,
      rest: (state) => result.resolve(this.store(id, state)),
      fail: (error) => result.reject(error),
    })
    signal.addEventListener('abort', () => {
      if (this.fullySent.has(id)) return
      const isPause = signal.reason instanceof PauseWish
      result.resolve(isPause ? this.store(id, paused) : (this.stored.get(id) ?? transfer(id)))
    })
    return result.promise.finally(() => this.runs.delete(id))
  }

  private async decide(id: string, revision: number, decision: Decision): Promise<Transfer> {
    const { state } = this.stored.get(id) ?? transfer(id)
    if (state.name !== 'needs-decision' || state.conflict.revision !== revision) throw new Error('stale')
    this.decided.push(decision)
    return Promise.resolve(this.store(id, { name: 'queued' }))
  }
}

/** Until promises that are ready have gone on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}
