import { join } from 'node:path'
import { createCore, type Core } from '../../../src/core/compose.ts'
import type { Connection, EngineEvent, RunOptions } from '../../../src/core/engine/context.ts'
import type { NewTransfer } from '../../../src/core/engine/engine.ts'
import { snapshot } from '../../../src/core/node/files/snapshot.ts'
import { fullDecision, type ChosenPlace } from '../../../src/core/services/full-decision.ts'
import type { Logger } from '../../../src/core/ports/index.ts'
import { putTargets } from '../../../src/core/services/put-targets.ts'
import type { Conflict, DecisionKind, Transfer } from '../../../src/shared/model/index.ts'

const unheard = () => undefined

/** A log that nobody reads. */
export const quiet: Logger = { debug: unheard, info: unheard, warn: unheard, error: unheard }

export interface Login {
  readonly url: string
  readonly email: string
  readonly password: string
}

/** The product on one computer: a profile of its own and the core that app and command line use. */
export class Device {
  readonly home: string
  readonly events: EngineEvent[] = []
  readonly stop = new AbortController()
  private readonly login: Login
  private opened: { core: Core; connection: Connection } | null = null

  private constructor(home: string, login: Login) {
    this.home = home
    this.login = login
  }

  static async open(home: string, login: Login): Promise<Device> {
    const device = new Device(home, login)
    await device.start()
    return device
  }

  get core(): Core {
    if (!this.opened) throw new Error('not open')
    return this.opened.core
  }

  get connection(): Connection {
    if (!this.opened) throw new Error('not open')
    return this.opened.connection
  }

  /** The next process of the same profile. */
  async restart(): Promise<void> {
    await this.close()
    await this.start()
  }

  async close(): Promise<void> {
    await this.opened?.core.close()
    this.opened = null
  }

  /** What `redrop put` stores, not yet run. */
  async plan(path: string, uri: string, options: Partial<Transfer['options']> = {}): Promise<Transfer> {
    const wanted = await putTargets(this.core, this.connection, { sources: [await snapshot(path)], uri })
    return this.add(wanted.map((one) => ({ ...one, options: { ...one.options, ...options } })))
  }

  async add(wanted: readonly NewTransfer[]): Promise<Transfer> {
    const [transfer] = await this.core.engine.add(wanted)
    if (!transfer) throw new Error('nothing planned')
    return transfer
  }

  run(transfer: Pick<Transfer, 'id'>, options: Partial<RunOptions> = {}): Promise<Transfer> {
    const { signal } = this.stop
    return this.core.engine.run(transfer.id, { lockWait: 0, patience: 120_000, signal, ...options })
  }

  async put(path: string, uri: string, options: Partial<Transfer['options']> = {}): Promise<Transfer> {
    return this.run(await this.plan(path, uri, options))
  }

  /** Gives an answer as the dialog and the command line do, and goes on. */
  async answer(
    asked: Transfer,
    kind: DecisionKind,
    { chosen, ...options }: Partial<RunOptions> & { readonly chosen?: ChosenPlace } = {},
  ): Promise<Transfer> {
    const conflict = conflictOf(asked)
    const full = await fullDecision(this.core, this.connection, asked, conflict, kind, chosen ?? null)
    if (!full) throw new Error(`${kind} is no answer to ${conflict.kind}`)
    return this.run(await this.core.engine.decide(asked.id, conflict.revision, full), options)
  }

  notices(): string[] {
    return this.events.flatMap((event) => (event.kind === 'notice' ? [event.notice] : []))
  }

  private async start(): Promise<void> {
    const { url, email, password } = this.login
    const env = { REDROP_HOME: join(this.home, 'profile'), REDROP_PASSPHRASE: 'of this run only' }
    const core = await createCore({ env, log: quiet, version: '0.1.0' })
    if ((await core.accounts.list()).length === 0) {
      const unasked = () => Promise.reject(new Error('the sign-in asks for more than a password'))
      const prompts = { captcha: unasked, twoFactor: unasked }
      await core.accounts.signIn(await core.accounts.probe(url), { email, password, prompts })
    }
    core.engine.on((event) => this.events.push(event))
    this.opened = { core, connection: await core.connect(await core.accounts.resolve()) }
  }
}

export function conflictOf({ state }: Transfer): Conflict {
  if (state.name !== 'needs-decision') throw new Error(`not a question but ${JSON.stringify(state)}`)
  return state.conflict
}

/** The question that it is, as `kind`. */
export function asked<K extends Conflict['kind']>(
  transfer: Transfer,
  kind: K,
): Extract<Conflict, { kind: K }> {
  const conflict = conflictOf(transfer)
  if (conflict.kind !== kind) throw new Error(`asked ${JSON.stringify(conflict)}`)
  return conflict as Extract<Conflict, { kind: K }>
}

export function stateOf({ state }: Transfer): string {
  switch (state.name) {
    case 'done':
      return `done: ${state.as}`
    case 'ended':
      return `ended: ${state.as} ${state.reason?.code ?? ''}`.trimEnd()
    case 'needs-decision':
      return `asks: ${state.conflict.kind}`
    case 'waiting':
      return `waits: ${state.why}`
    default:
      return state.name
  }
}
