import type { Api } from '../../cloudreve/api.ts'
import * as oauth from '../../cloudreve/oauth.ts'
import type { TokenPair } from '../../cloudreve/session.ts'
import { redeem, requireApp } from './grant.ts'
import type { OAuthApp } from './oauth-apps.ts'
import { createPkce, createState } from './pkce.ts'

/**
 * Always the same words: the latest consent of a user decides for all their devices, so asking for less on one would end
 * the sign-in on another (contract §3.3). Write includes Read.
 */
export const scopes =
  'profile email openid offline_access UserInfo.Write Workflow.Write Files.Write Shares.Write'

/** Milliseconds a person has for the pages of the site. */
const timeLimit = 10 * 60_000

/** The ways out of this process that a sign-in in the browser needs; `core/node/browser` has them. */
export interface BrowserPorts {
  listenForRedirect(options: {
    redirectUri: string
    state: string
    timeLimit: number
    pages: BrowserPages
    signal?: AbortSignal
  }): Promise<{ readonly code: Promise<string>; close(): void }>
  /** False: there is no browser to open it in. */
  openBrowser(url: URL): Promise<boolean>
}

/** What the browser shows at the end: signed in; refused by the site; not an answer to this sign-in. */
export interface BrowserPages {
  readonly done: string
  readonly refused: string
  readonly stray: string
}

export interface BrowserRequest {
  readonly app: OAuthApp
  readonly pages: BrowserPages
  /** Called once with the address, whether a browser was opened or not: it can always be shown. */
  onAddress(url: URL, opened: boolean): void
  readonly signal?: AbortSignal
}

/**
 * Signs in on the site's own pages (RFC 8252, PKCE). `api` is anonymous. Throws RedropError `redirect-unusable`,
 * `redirect-port-busy`, `oauth-unavailable`, `oauth-refused`, `oauth-dead-grant`, `scope-missing`, `sign-in-timed-out`,
 * `account-blocked`, `cancelled`.
 */
export async function signInWithBrowser(
  api: Api,
  ports: BrowserPorts,
  request: BrowserRequest,
): Promise<TokenPair> {
  await requireApp(api, request.app.clientId)
  const { verifier, challenge } = createPkce()
  const code = await askBrowser(api, ports, request, challenge)
  return await redeem(api, request.app, code, verifier)
}

async function askBrowser(api: Api, ports: BrowserPorts, request: BrowserRequest, challenge: string) {
  const { app, pages, signal } = request
  const state = createState()
  const { clientId, redirectUri } = app
  const wait = await ports.listenForRedirect({
    redirectUri,
    state,
    timeLimit,
    pages,
    ...(signal === undefined ? {} : { signal }),
  })
  try {
    const url = oauth.authorizeUrl(api.baseUrl, { clientId, redirectUri, scope: scopes, state, challenge })
    request.onAddress(url, await ports.openBrowser(url))
    return await wait.code
  } finally {
    wait.close()
  }
}
