import type { Api } from '../../cloudreve/api.ts'
import * as oauth from '../../cloudreve/oauth.ts'
import type { TokenPair } from '../../cloudreve/session.ts'
import type { RedirectListener, RedirectOptions } from '../../node/browser/redirect-listener.ts'
import { RedropError } from '../../../shared/errors.ts'
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
export const browserTimeLimit = 10 * 60_000

/** The ways out of this process that a sign-in in the browser needs; `core/node/browser` has them. */
export interface BrowserPorts {
  listenForRedirect(options: RedirectOptions): Promise<RedirectListener>
  /** False: there is no browser to open it in. */
  openBrowser(url: URL): Promise<boolean>
}

export interface BrowserRequest {
  readonly app: OAuthApp
  /** `done` is shown before the site has confirmed the code. */
  readonly pages: RedirectOptions['pages']
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
    timeLimit: browserTimeLimit,
    pages,
    ...(signal === undefined ? {} : { signal }),
  })
  try {
    const url = oauth.authorizeUrl(api.baseUrl, { clientId, redirectUri, scope: scopes, state, challenge })
    request.onAddress(url, await ports.openBrowser(url))
    const answer = await wait.answer
    if (answer.kind === 'done') return answer.code
    throw new RedropError('oauth-refused', { host: api.baseUrl.host, detail: answer.reason })
  } finally {
    wait.close()
  }
}
