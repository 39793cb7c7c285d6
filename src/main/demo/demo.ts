import { rm } from 'node:fs/promises'
import { z } from 'zod'
import type { Core } from '../../core/compose.ts'
import type { SignedIn } from '../../core/services/accounts/index.ts'
import type { Logger } from '../../core/ports/index.ts'
import type { DemoModule, DemoServer } from '../../shared/demo-server.ts'
import { RedropError } from '../../shared/errors.ts'
import type { Account, AccountKey } from '../../shared/model/index.ts'

/** Milliseconds that requests under way have when the server ends. */
const patience = 2_000

const key = 'demo'
const kept = z.object({ instance: z.string(), port: z.int() }).nullable()

export interface DemoParts {
  readonly core: Pick<Core, 'accounts'> & { readonly store: Pick<Core['store'], 'accounts' | 'settings'> }
  readonly log: Logger
  /** Where it keeps everything. */
  readonly folder: string
  readonly load: () => Promise<DemoModule>
}

/** The built-in demo server: started when it is asked for, and with the app while anybody is signed in to it. */
export class Demo {
  private readonly parts: DemoParts
  private server: DemoServer | null = null
  private starting: Promise<DemoServer> | null = null
  private entering: Promise<SignedIn> | null = null
  private instance: string | null = null

  constructor(parts: DemoParts) {
    this.parts = parts
  }

  isDemo({ instance }: Pick<AccountKey, 'instance'>): boolean {
    return instance === this.instance
  }

  /** At the start of the app, before anything is sent: the server of an account comes first. */
  async resume(): Promise<void> {
    const { core, log } = this.parts
    const parsed = kept.safeParse(await core.store.settings.get(key))
    this.instance = parsed.data?.instance ?? null
    if ((await this.accounts()).length === 0) return
    try {
      await this.signInAgain(await this.run())
    } catch (error) {
      // Its accounts then show that nobody answers; everything else works.
      log.error('demo-not-started', { error: String(error) })
    }
  }

  /** Starts it and signs in, as anybody would; once for all who ask meanwhile. Throws RedropError. */
  signIn(): Promise<SignedIn> {
    this.entering ??= this.run()
      .then((server) => this.enter(server))
      .finally(() => (this.entering = null))
    return this.entering
  }

  /** Somebody signed out: without anybody it ends, its files stay. */
  async left(account: AccountKey): Promise<void> {
    if (this.isDemo(account) && (await this.accounts()).length === 0) await this.close()
  }

  /** Removes its files. Throws RedropError `internal` while somebody is signed in. */
  async remove(): Promise<void> {
    if ((await this.accounts()).length > 0)
      throw new RedropError('internal', { detail: 'the demo is in use' })
    await this.close()
    await this.parts.core.store.settings.set(key, null)
    this.instance = null
    await rm(this.parts.folder, { recursive: true, force: true })
  }

  async close(): Promise<void> {
    const { server } = this
    this.server = null
    await server?.close(patience)
  }

  private async accounts(): Promise<readonly Account[]> {
    const all = await this.parts.core.accounts.list()
    return all.filter((account) => this.isDemo(account))
  }

  private async run(): Promise<DemoServer> {
    if (this.server) return this.server
    this.starting ??= this.start().finally(() => (this.starting = null))
    return this.starting
  }

  private async start(): Promise<DemoServer> {
    const { core, folder, load } = this.parts
    const parsed = kept.safeParse(await core.store.settings.get(key))
    const module = await load()
    const server = await module.startDemo({ folder, port: parsed.data?.port ?? 0 })
    this.server = server
    this.instance = server.instance
    await core.store.settings.set(key, { instance: server.instance, port: server.port })
    // The port may be another one than the last time; accounts are known by their site, not by its address.
    for (const account of await this.accounts())
      if (account.url !== server.url) await core.store.accounts.update({ ...account, url: server.url })
    return server
  }

  private async enter(server: DemoServer): Promise<SignedIn> {
    const { accounts } = this.parts.core
    const site = await accounts.probe(server.url)
    const unasked = () => Promise.reject(new RedropError('cancelled'))
    const prompts = { captcha: unasked, twoFactor: unasked }
    return accounts.signIn(site, { email: server.email, password: server.password, prompts })
  }

  /** Where sign-ins last no longer than the app runs: nobody knows the password but the server itself. */
  private async signInAgain(server: DemoServer): Promise<void> {
    const account = (await this.accounts()).find(({ email }) => email === server.email)
    if (!account) return
    try {
      await this.parts.core.accounts.connect(account)
    } catch (error) {
      if (!(error instanceof RedropError)) throw error
      // Anything else, as a passphrase that is still to be typed, is asked for by the window.
      if (error.code === 'sign-in-needed') await this.enter(server)
    }
  }
}
