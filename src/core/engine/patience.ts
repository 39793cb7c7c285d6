import type { Transfer, WaitReason } from '../../shared/model/index.ts'
import { RedropError } from '../../shared/errors.ts'
import { UnexpectedAnswer } from '../cloudreve/errors.ts'
import { backoff, type Pace } from '../domain/backoff.ts'
import { canGo, stepOf } from '../domain/transitions.ts'
import { HttpFailure } from '../ports/index.ts'
import type { TransferRun } from './transfer-run.ts'

/** Waits between tries, up to the run's patience; what has come further since starts the count anew. */
export class Patience {
  /** Failed tries in a row. */
  private failures = 0
  private troubleSince = 0
  private readonly run: TransferRun

  constructor(run: TransferRun) {
    this.run = run
  }

  /** Null: the wait is over, try again. Otherwise the transfer rests, because patience is at its end. */
  async wait(error: unknown, pace: Pace): Promise<Transfer | null> {
    const { run } = this
    const { clock } = run.ctx
    const now = clock.monotonic()
    if (this.failures === 0 || run.advancedAt > this.troubleSince) {
      this.failures = 0
      this.troubleSince = now
    }
    this.failures++
    const why = reasonOf(error, pace)
    const left = run.options.patience - (now - this.troubleSince)
    if (left <= 0) return run.store({ state: { name: 'waiting', why } })
    const retryAfter = error instanceof UnexpectedAnswer ? error.retryAfter : null
    const pause = Math.min(
      left,
      backoff({ pace, failures: this.failures, random: run.ctx.random(), retryAfter }),
    )
    // What holds the last byte of a request keeps its name while it waits: the table allows no other.
    if (canGo(stepOf(run.state), 'waiting')) run.show({ name: 'waiting', why, until: clock.now() + pause })
    await clock.sleep(pause, run.options.signal).catch((reason: unknown) => {
      if (!run.options.signal.aborted) throw reason
    })
    return null
  }
}

function reasonOf(error: unknown, pace: Pace): WaitReason {
  if (pace === 'minutes') return 'server-sick'
  if (error instanceof RedropError) return error.code === 'disk-full' ? 'disk-full' : 'local-busy'
  const offline = ['unknown-host', 'refused', 'unreachable', 'connect-timeout', 'proxy']
  return error instanceof HttpFailure && offline.includes(error.kind) ? 'offline' : 'backoff'
}
