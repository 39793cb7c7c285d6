import { createApi } from '../../cloudreve/api.ts'
import { captcha, type Captcha } from '../../cloudreve/site.ts'
import type { SecretTier } from '../../ports/secret-store.ts'
import type { RedropError } from '../../../shared/errors.ts'
import type { Account } from '../../../shared/model/index.ts'
import { signInWithBrowser, type BrowserPorts, type BrowserRequest } from './browser-sign-in.ts'
import { createConnections, type Connected } from './connections.ts'
import type { AccountsDeps } from './deps.ts'
import { keepSignIn, refuseOtherSite, type SignIn } from './keep.ts'
import { findOAuthApp, keepOAuthApp, type OAuthApp } from './oauth-apps.ts'
import { signInWithPassword, type PasswordRequest } from './password.ts'
import { probeSite, type ProbeOptions } from './probe.ts'
import { resolveAccount } from './resolve.ts'
import { whoAmI } from './who.ts'
import { hostOf, type Site } from './site.ts'
import { revoke } from './sign-out.ts'
import { namingHost } from './trouble.ts'

export interface SignedIn {
  readonly account: Account
  /** False: the user had this account here before; it goes on under its name. */
  readonly isNew: boolean
  /** Where the sign-in is kept. `session`: it ends with this process, so a process that only signs in is of no use. */
  readonly tier: SecretTier
}

export interface SignedOut {
  readonly account: Account
  /** Why the site could not be told; its side of the sign-in then lasts until it expires. Null: it was told. */
  readonly notTold: RedropError | null
  /** The secret of an app for signing in in the browser stays for the site, for the next sign-in. */
  readonly keepsApp: boolean
}

export interface Accounts {
  /** See probeSite. */
  probe(input: string, options?: ProbeOptions): Promise<Site>
  /** A picture to show together with the form, where the site asks for one; see `PasswordRequest.captcha`. */
  captcha(site: Site): Promise<Captcha>
  /** See signInWithPassword; also throws `wrong-site`, before the password is sent. */
  signIn(site: Site, request: PasswordRequest): Promise<SignedIn>
  /** See signInWithBrowser; the app is remembered for the site once it has worked. */
  signInWithBrowser(site: Site, request: BrowserRequest): Promise<SignedIn>
  /** The app entered for this site before; its secret is gone after a restart in the session-only tier (null then). */
  oauthApp(site: Site): Promise<OAuthApp | null>
  list(): Promise<readonly Account[]>
  /** See resolveAccount. */
  resolve(name?: string): Promise<Account>
  /** See Connections. Requests may throw RedropError `sign-in-needed`, `wrong-site`. */
  connect(account: Account): Promise<Connected>
  /** Removes account and secret here, whatever the site says. What hangs on the account's key stays where it is. */
  signOut(account: Account): Promise<SignedOut>
}

export function createAccounts(deps: AccountsDeps & BrowserPorts): Accounts {
  const { accounts } = deps.store
  const connections = createConnections(deps)
  const anonymous = (site: Site) => createApi({ ...deps, baseUrl: site.baseUrl })

  const keep = async (signIn: SignIn): Promise<SignedIn> => {
    const kept = await keepSignIn(deps, signIn)
    connections.begin(kept.account, signIn.tokens)
    deps.logger.info('signed-in', { account: kept.account.name, method: signIn.method, isNew: kept.isNew })
    return { ...kept, tier: deps.secrets.tier }
  }

  return {
    probe: (input, options) => probeSite(deps, input, options),
    captcha: (site) => namingHost(hostOf(site.baseUrl), () => captcha(anonymous(site))),

    async signIn(site, request) {
      refuseOtherSite(await accounts.list(), site)
      return await namingHost(hostOf(site.baseUrl), async () => {
        const { user, tokens } = await signInWithPassword(anonymous(site), site.captcha, request)
        return await keep({ site, user, tokens, method: 'password' })
      })
    },

    async signInWithBrowser(site, request) {
      refuseOtherSite(await accounts.list(), site)
      return await namingHost(hostOf(site.baseUrl), async () => {
        const tokens = await signInWithBrowser(anonymous(site), deps, request)
        const user = await whoAmI(deps, site.baseUrl, tokens)
        const signedIn = await keep({ site, user, tokens, method: 'oauth' })
        await keepOAuthApp(deps, site.instanceId, request.app)
        return signedIn
      })
    },

    oauthApp: (site) => findOAuthApp(deps, site.instanceId),
    list: () => accounts.list(),
    resolve: async (name) => resolveAccount(await accounts.list(), name),
    connect: (account) => connections.open(account),

    async signOut(account) {
      const notTold = await revoke(deps, account)
      connections.end(account)
      await accounts.remove(account)
      deps.logger.info('signed-out', { account: account.name, told: notTold === null })
      const keepsApp = (await findOAuthApp(deps, account.instance)) !== null
      return { account, notTold, keepsApp }
    },
  }
}
