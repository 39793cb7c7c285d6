import { randomUUID } from 'node:crypto'
import { createCore, type Core } from '../../../src/core/compose.ts'
import type { Connection, EngineContext, RunOptions } from '../../../src/core/engine/context.ts'
import type { Logger } from '../../../src/core/ports/index.ts'
import { Throttle } from '../../../src/core/engine/throttle.ts'
import type { Transfer } from '../../../src/shared/model/index.ts'

export const runOptions: RunOptions = {
  lockWait: 0,
  patience: 60_000,
  signal: new AbortController().signal,
}

const log: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: (event, facts) => console.error(event, facts),
  error: (event, facts) => console.error(event, facts),
}

export interface SignedInCore {
  readonly core: Core
  readonly connection: Connection
  /** As compose.ts puts it together, to reach what the engine decides by itself otherwise. */
  readonly context: EngineContext
}

/** The product's core on a profile of its own, signed in. */
export async function signedInCore(options: {
  readonly home: string
  readonly server: string
  readonly email: string
  readonly password: string
}): Promise<SignedInCore> {
  const { home, server, email, password } = options
  const core = await createCore({ env: { REDROP_HOME: home }, log, version: 'bench' })
  const site = await core.accounts.probe(server, { allowInsecure: true })
  const refuse = () => Promise.reject(new Error('the benchmark cannot answer questions at sign-in'))
  const prompts = { captcha: refuse, twoFactor: refuse }
  const { account } = await core.accounts.signIn(site, { email, password, prompts })
  const { store, clock, connect, safety, settings, profile } = core
  const context: EngineContext = {
    ...{ store, clock, log, owner: randomUUID(), connect, sealer: null, folders: profile, safety, settings },
    throttle: new Throttle(clock, () => settings.current.uploadLimit),
    random: Math.random,
  }
  return { core, connection: await core.connect(account), context }
}

export function mustBeSaved({ state }: Transfer): void {
  if (state.name !== 'done' || state.as !== 'saved') throw new Error(`not saved: ${JSON.stringify(state)}`)
}
