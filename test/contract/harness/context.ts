import { randomBytes } from 'node:crypto'
import type { ServerOptions, TestServer } from '../../cloudreve/index.ts'
import { removeFolder } from './clean-up.ts'
import { Client } from './client.ts'
import { Agents } from './exchange.ts'
import { changeSettings } from './settings.ts'
import { signIn } from './sign-in.ts'
import type { Account, RealServer } from './target.ts'

/** What a scenario works with. */
export interface Context {
  /** The signed-in user. */
  readonly user: Client
  readonly account: Account
  /** Somebody else on the same site; only with `needs: 'second-user'`. */
  readonly second: Client
  /** `cloudreve://my/redrop-contract-…`, not created yet, removed after the scenario. */
  readonly folder: string
  /** The uri of something below the folder, each name encoded. */
  readonly uri: (...names: readonly string[]) => string
  /** The test server's knobs; only with `needs: 'test-server'` or `'admin'`, or where `onTestServer`. */
  readonly server: TestServer
  readonly onTestServer: boolean
  /** PATCH /user/setting, put back after the scenario. */
  readonly changeSettings: (patch: Readonly<Record<string, unknown>>) => Promise<void>
  /** Runs after the scenario, also when it failed; last registered first. */
  readonly cleanUp: (step: () => unknown) => void
  /** Ends the scenario as skipped. */
  readonly skip: (reason: string) => never
}

export interface OpenContext {
  readonly context: Context
  close(): Promise<void>
}

export const ana: Account = { email: 'ana@example.org', password: 'redrop-pass-1' }
export const ben: Account = { email: 'ben@example.org', password: 'redrop-pass-1' }

interface Tokens {
  readonly user: string
  readonly second: string | null
}

interface Site extends Tokens {
  readonly url: string
  readonly account: Account
  readonly server: TestServer | null
}

export async function openOnTestServer(
  options: ServerOptions,
  skip: (reason: string) => never,
): Promise<OpenContext> {
  // Loaded here only: a run against a real server has no use for it.
  const { startServer } = await import('../../cloudreve/index.ts')
  const agents = new Agents()
  const server = await startServer(options)
  server.site.addUser(ana)
  server.site.addUser(ben)
  const user = (await signIn(server.url, ana, agents)).access_token
  const second = (await signIn(server.url, ben, agents)).access_token
  const open = build({ url: server.url, account: ana, server, user, second }, agents, skip)
  open.steps.push(
    () => server.close(),
    () => agents.close(),
    () => agents.hangUp(),
  )
  return open
}

export function openOnRealServer(
  real: RealServer,
  tokens: Tokens,
  skip: (reason: string) => never,
): OpenContext {
  const agents = new Agents()
  const open = build({ url: real.url, account: real, server: null, ...tokens }, agents, skip)
  open.steps.push(
    () => agents.close(),
    () => removeFolder(open.context.user, open.context.folder),
    () => agents.hangUp(),
  )
  return open
}

function build(
  site: Site,
  agents: Agents,
  skip: (reason: string) => never,
): OpenContext & { steps: (() => unknown)[] } {
  const steps: (() => unknown)[] = []
  const folder = `cloudreve://my/redrop-contract-${randomBytes(6).toString('hex')}`
  const user = new Client(site.url, site.user, agents)
  const context: Context = {
    user,
    account: site.account,
    folder,
    onTestServer: site.server !== null,
    uri: (...names) => [folder, ...names.map(encodeURIComponent)].join('/'),
    get second() {
      return user.as(present(site.second, 'second-user'))
    },
    get server() {
      return present(site.server, 'test-server')
    },
    changeSettings: async (patch) => {
      steps.push(await changeSettings(user, patch))
    },
    cleanUp: (step) => steps.push(step),
    skip,
  }
  return { context, steps, close: () => runAll(steps) }
}

async function runAll(steps: readonly (() => unknown)[]): Promise<void> {
  const failures: unknown[] = []
  for (const step of steps.toReversed()) {
    try {
      await step()
    } catch (failure) {
      failures.push(failure)
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `clean-up failed: ${failures.map(String).join('; ')}`)
}

function present<T>(value: T | null, need: string): T {
  if (value === null) throw new Error(`the scenario must say needs: '${need}'`)
  return value
}
