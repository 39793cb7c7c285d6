import { createCore, type Core } from '../../../src/core/compose.ts'
import type { Connection, EngineEvent } from '../../../src/core/engine/context.ts'
import { fileRef } from '../../../src/core/engine/entries.ts'
import { snapshot } from '../../../src/core/node/files/snapshot.ts'
import type { Clock, Logger } from '../../../src/core/ports/index.ts'
import { fullDecision } from '../../../src/core/services/full-decision.ts'
import { putTargets } from '../../../src/core/services/put-targets.ts'
import { fileVersions } from '../../../src/core/services/versions.ts'
import { RedropError } from '../../../src/shared/errors.ts'
import type { DecisionKind, Transfer } from '../../../src/shared/model/index.ts'
import type { HistoryFact, Order, Settings, Told } from './messages.ts'

export interface HandsOptions extends Settings {
  readonly clock: Clock
  readonly log: Logger
  readonly signal: AbortSignal
  readonly onCommit?: (phase: 'before' | 'after', label: string) => void
  readonly onEvent?: (event: EngineEvent) => void
}

/** What a person does with the client, by its core: no terminal, no window. */
export class Hands {
  private readonly core: Core
  private connection: Connection
  private readonly options: HandsOptions

  private constructor(core: Core, connection: Connection, options: HandsOptions) {
    this.core = core
    this.connection = connection
    this.options = options
  }

  static async open(options: HandsOptions): Promise<Hands> {
    const { home, passphrase, clock, log, onCommit, onEvent } = options
    const env = { REDROP_HOME: home, ...(passphrase !== null && { REDROP_PASSPHRASE: passphrase }) }
    const core = await createCore({ env, log, version: '0.1.0', clock, ...(onCommit && { onCommit }) })
    if (onEvent) core.engine.on(onEvent)
    return new Hands(core, await patiently(() => signedIn(core, options, false)), options)
  }

  close(): Promise<void> {
    return this.core.close()
  }

  async obey(order: Order): Promise<Told> {
    switch (order.do) {
      case 'plan':
        for (const { path, uri } of order.files) {
          const sources = [await snapshot(path)]
          await this.core.engine.add(await putTargets(this.core, this.connection, { sources, uri }))
        }
        for (const get of order.gets) await this.fetch(get)
        return this.tell([])
      case 'run':
        return this.tell(await this.run(order.patience, order.lockWait))
      case 'recover':
        await this.core.engine.recover()
        return this.tell(await this.run(order.patience, order.lockWait))
      case 'decide':
        return this.tell(await this.decide(order.id, order.kind))
      case 'sign-in':
        this.connection = await signedIn(this.core, this.options, true)
        return this.tell([])
      case 'tidy':
        await this.core.engine.recover()
        return this.tell([])
    }
  }

  private async fetch({
    path,
    uri,
    overwrite,
  }: Extract<Order, { do: 'plan' }>['gets'][number]): Promise<void> {
    const { entry, current } = await fileVersions(this.core, this.connection, uri)
    const file = fileRef(this.connection.account, entry)
    const base = { version: current, seenIn: 'cli', at: 0 } as const
    const source = { path, dev: '0', ino: '0', size: current.size, mtimeNs: '0' }
    const target = { kind: 'replace', file, base } as const
    await this.core.engine.add([
      { direction: 'download', account: file.account, target, source, options: { overwrite } },
    ])
  }

  private async run(patience: number, lockWait: number): Promise<string[]> {
    const open = await this.core.store.transfers.open()
    const going = open.filter(({ state }) => state.name !== 'needs-decision')
    const options = { patience, lockWait, signal: this.options.signal }
    const runs = going.map(({ id }) => this.core.engine.run(id, options).then(() => [], thrown))
    return (await Promise.all(runs)).flat()
  }

  private async decide(id: string, kind: DecisionKind): Promise<string[]> {
    const transfer = await this.core.store.transfers.get(id)
    if (transfer?.state.name !== 'needs-decision') return []
    const { conflict } = transfer.state
    try {
      const decision = await fullDecision(this.core, this.connection, transfer, conflict, kind)
      if (decision) await this.core.engine.decide(id, conflict.revision, decision)
      return []
    } catch (error) {
      return thrown(error)
    }
  }

  private async tell(errors: readonly string[]): Promise<Told> {
    const transfers = await this.core.store.transfers.list({ limit: 100 })
    const rows = await this.core.store.history.list({ account: this.connection.account, limit: 100 })
    const history = rows.map(({ transferId, fileId, result, after, before }): HistoryFact => ({
      ...{ transferId, fileId, result },
      ...{ after: after?.id ?? null, before: before?.id ?? null },
    }))
    const unanswered = (await this.core.store.attempts.unanswered()).map(({ transferId, route, answer }) => ({
      ...{ transferId, route, answer },
    }))
    const copies = (await this.core.store.safetyCopies.list()).map(({ path }) => path)
    return { transfers: transfers.toReversed().map(factsOf), errors, history, unanswered, copies }
  }
}

/** A program shows these to its user; anything else is a mistake of the product. */
function thrown(error: unknown): string[] {
  if (error instanceof RedropError) return error.code === 'internal' ? [error.stack ?? error.message] : []
  const name = error instanceof Error ? error.name : ''
  if (['ApiError', 'UnexpectedAnswer', 'HttpFailure'].includes(name)) return []
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)]
}

/** A person tries again when the site cannot be reached. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === 30) throw error
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

async function signedIn(
  core: Core,
  { server, email, password }: Settings,
  anew: boolean,
): Promise<Connection> {
  if (anew || core.secrets.tier === 'session' || (await core.accounts.list()).length === 0) {
    const unasked = () => Promise.reject(new Error('asked'))
    const prompts = { captcha: unasked, twoFactor: unasked }
    await core.accounts.signIn(await core.accounts.probe(server), { email, password, prompts })
  }
  return core.connect(await core.accounts.resolve())
}

function factsOf({ id, target, source, state }: Transfer): Told['transfers'][number] {
  const facts = { id, path: source.path, state: textOf(state) }
  const base = target.kind === 'replace' ? target.base.version.id : null
  if (state.name !== 'needs-decision') return { ...facts, base, conflict: null }
  const { conflict } = state
  const shown =
    conflict.kind === 'stale' || conflict.kind === 'moved'
      ? conflict.current.id
      : conflict.kind === 'taken'
        ? (conflict.version?.id ?? null)
        : conflict.kind === 'gone'
          ? (conflict.inTrash?.version.id ?? null)
          : null
  const covered = conflict.kind === 'covered' ? conflict.by.id : null
  return { ...facts, base, conflict: { kind: conflict.kind, shown, covered } }
}

function textOf(state: Transfer['state']): string {
  switch (state.name) {
    case 'done':
      return `done ${state.as}`
    case 'ended':
      return `ended ${state.as} ${state.reason?.code ?? ''}`.trimEnd()
    case 'needs-decision':
      return `needs-decision ${state.conflict.kind}`
    case 'waiting':
      return `waiting ${state.why}`
    default:
      return state.name
  }
}
