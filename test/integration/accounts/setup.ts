import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { trusting } from '../trust.ts'
import { startServer, type ServerOptions, type TestServer } from '../../cloudreve/index.ts'
import { listenForRedirect } from '../../../src/core/node/browser/redirect-listener.ts'
import { createHttp } from '../../../src/core/node/http/index.ts'
import type { Clock, Logger, SecretStore, SecretTier } from '../../../src/core/ports/index.ts'
import { createAccounts, type Accounts } from '../../../src/core/services/accounts/index.ts'
import type { SignInPrompts } from '../../../src/core/services/accounts/password.ts'
import { sameAccount, type Account } from '../../../src/shared/model/index.ts'

export const ana = { email: 'ana@example.org', password: 'redrop-pass-1' }
export const bob = { email: 'bob@example.org', password: 'redrop-pass-2' }

const realClock: Clock = {
  now: Date.now,
  monotonic: () => performance.now(),
  sleep: (ms, signal) => sleep(ms, undefined, signal === undefined ? {} : { signal }),
}
const logger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

/** A test server with the users above, closed when the test ends. */
export async function site(options: ServerOptions = {}): Promise<TestServer> {
  const server = await startServer(options)
  onTestFinished(() => server.close())
  server.site.addUser(ana)
  server.site.addUser(bob)
  return server
}

/** Prompts of a user who is asked for nothing. */
export const noPrompts: SignInPrompts = {
  captcha: () => Promise.reject(new Error('asked for a captcha')),
  twoFactor: () => Promise.reject(new Error('asked for a code')),
}

export interface Profile {
  readonly accounts: Accounts
  readonly secrets: SecretStore & { readonly values: Map<string, string> }
  readonly rows: Account[]
  /** Signs in with the password, at the address as typed. */
  signIn(address: string, user?: typeof ana): ReturnType<Accounts['signIn']>
  /** The same profile in a process that starts later. */
  restart(): Profile
}

interface ProfileOptions {
  readonly tier?: SecretTier
  /** Certificates to trust. */
  readonly ca?: readonly string[]
  /** What opening the browser does; default: there is none. */
  readonly browse?: (url: URL) => Promise<boolean>
  /** This computer's clock. */
  readonly now?: () => number
}

interface Kept {
  readonly secrets: Map<string, string>
  readonly rows: Account[]
  readonly settings: Map<string, unknown>
}

export function profile(
  options: ProfileOptions = {},
  kept: Kept = { secrets: new Map(), rows: [], settings: new Map() },
): Profile {
  const clock = { ...realClock, now: options.now ?? Date.now }
  const http = createHttp({ clock, userAgent: 'Redrop/test', trust: trusting(options.ca ?? []) })
  onTestFinished(() => http.close())
  const { rows, settings } = kept
  const secrets = {
    tier: options.tier ?? 'keychain',
    values: kept.secrets,
    get: (name: string) => Promise.resolve(kept.secrets.get(name) ?? null),
    set: (name: string, value: string) => Promise.resolve(void kept.secrets.set(name, value)),
    delete: (name: string) => Promise.resolve(void kept.secrets.delete(name)),
  }
  const place = (key: Pick<Account, 'instance' | 'user'>) => rows.findIndex((row) => sameAccount(row, key))
  const accounts = createAccounts({
    http,
    clock,
    logger,
    secrets,
    clientId: '2f0d1c39-6c0c-4f0a-9d0c-1f8b6a1f7a11',
    store: {
      accounts: {
        list: () => Promise.resolve([...rows]),
        add: (account) => Promise.resolve(void rows.push(account)),
        update: (account) => Promise.resolve(void rows.splice(place(account), 1, account)),
        remove: (key) => Promise.resolve(void rows.splice(place(key), 1)),
      },
      settings: {
        get: (name) => Promise.resolve(settings.get(name)),
        set: (name, value) => Promise.resolve(void settings.set(name, value)),
      },
    },
    listenForRedirect,
    openBrowser: options.browse ?? (() => Promise.resolve(false)),
  })
  return {
    accounts,
    secrets,
    rows,
    signIn: async (address, user = ana) =>
      accounts.signIn(await accounts.probe(address), { ...user, prompts: noPrompts }),
    restart: () => profile(options, kept),
  }
}
