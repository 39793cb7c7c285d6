import { randomUUID } from 'node:crypto'
import type { Accounts, SignedIn } from '../../core/services/accounts/index.ts'
import { browserTimeLimit } from '../../core/services/accounts/browser-sign-in.ts'
import type { Site } from '../../core/services/accounts/site.ts'
import type { Clock } from '../../core/ports/index.ts'
import { RedropError } from '../../shared/errors.ts'
import type { BrowserSignIn, RequestInput, SignInStep, SiteInfo } from '../../shared/ipc/contract.ts'
import { Flow } from './flow.ts'

type SiteAccounts = Pick<Accounts, 'probe' | 'captcha' | 'signIn' | 'signInWithBrowser' | 'oauthApp'>

export interface SignInParts {
  readonly accounts: SiteAccounts
  readonly clock: Pick<Clock, 'now'>
  /** What the browser shows when it comes back. */
  pages(): { readonly done: string; readonly refused: string; readonly stray: string }
  openBrowser(url: URL): Promise<boolean>
  /** Called before the last step is told. */
  onSignedIn(signedIn: SignedIn): Promise<Extract<SignInStep, { step: 'done' }>>
}

interface Open {
  readonly flow: Flow<SignInStep>
  /** The address for the browser, once there is one. */
  address: URL | null
}

/** Sign-ins under way: what the core asks by calling becomes steps that the page answers. */
export class SignIns {
  private readonly parts: SignInParts
  private readonly sites = new Map<string, Site>()
  private readonly open = new Map<string, Open>()

  constructor(parts: SignInParts) {
    this.parts = parts
  }

  async probe({ address, allowInsecure }: RequestInput<'accounts.probe'>): Promise<SiteInfo> {
    const site = await this.parts.accounts.probe(address, { allowInsecure })
    const handle = randomUUID()
    this.sites.set(handle, site)
    const app = await this.parts.accounts.oauthApp(site)
    return {
      site: handle,
      url: site.baseUrl,
      host: new URL(site.baseUrl).host,
      movedFrom: site.movedFrom,
      title: site.title,
      version: site.version,
      captcha: site.captcha.kind,
      app: app && { clientId: app.clientId, redirectUri: app.redirectUri },
    }
  }

  async captcha(handle: string): Promise<{ ticket: string; picture: string }> {
    const { ticket, image } = await this.parts.accounts.captcha(this.siteOf(handle))
    return { ticket, picture: dataUrl(image) }
  }

  signIn({ site, email, password, captcha }: RequestInput<'accounts.signIn'>): Promise<SignInStep> {
    const known = this.siteOf(site)
    const [signIn, { flow }] = this.begin()
    const prompts = {
      captcha: (image: Uint8Array, wrong: boolean) =>
        flow.ask({ step: 'captcha', signIn, picture: dataUrl(image), wrong }),
      twoFactor: (wrong: boolean) => flow.ask({ step: 'two-factor', signIn, wrong }),
    }
    const request = { email, password, prompts, ...(captcha ? { captcha } : {}) }
    return flow.begin(this.end(signIn, this.parts.accounts.signIn(known, request)))
  }

  async signInWithBrowser(input: RequestInput<'accounts.signInWithBrowser'>): Promise<BrowserSignIn> {
    const site = this.siteOf(input.site)
    const app = input.app ?? (await this.parts.accounts.oauthApp(site))
    if (!app) throw new RedropError('oauth-unavailable', { host: new URL(site.baseUrl).host })
    const [signIn, open] = this.begin()
    const shown = Promise.withResolvers<BrowserSignIn>()
    const until = this.parts.clock.now() + browserTimeLimit
    const work = this.parts.accounts.signInWithBrowser(site, {
      app,
      pages: this.parts.pages(),
      onAddress: (url, opened) => {
        open.address = url
        shown.resolve({ signIn, url: url.href, opened, until })
      },
      signal: open.flow.signal,
    })
    open.flow.begin(this.end(signIn, work)).catch((error: unknown) => shown.reject(error))
    return shown.promise
  }

  async openBrowserAgain(signIn: string): Promise<{ opened: boolean }> {
    const { address } = this.openOf(signIn)
    return { opened: address !== null && (await this.parts.openBrowser(address)) }
  }

  step(signIn: string): Promise<SignInStep> {
    return this.openOf(signIn).flow.step()
  }

  answer(signIn: string, text: string): Promise<SignInStep> {
    return this.openOf(signIn).flow.answer(text)
  }

  cancel(signIn: string): void {
    this.open.get(signIn)?.flow.cancel()
  }

  cancelAll(): void {
    for (const { flow } of this.open.values()) flow.cancel()
  }

  private begin(): [string, Open] {
    const signIn = randomUUID()
    const open: Open = { flow: new Flow(), address: null }
    this.open.set(signIn, open)
    return [signIn, open]
  }

  private async end(signIn: string, work: Promise<SignedIn>): Promise<SignInStep> {
    try {
      return await this.parts.onSignedIn(await work)
    } finally {
      this.open.delete(signIn)
    }
  }

  private siteOf(handle: string): Site {
    const site = this.sites.get(handle)
    if (!site) throw new RedropError('cancelled')
    return site
  }

  private openOf(signIn: string): Open {
    const open = this.open.get(signIn)
    if (!open) throw new RedropError('cancelled')
    return open
  }
}

function dataUrl(png: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`
}
