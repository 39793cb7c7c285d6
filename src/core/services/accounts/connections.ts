import { createApi, type Api, type TokenSource } from '../../cloudreve/api.ts'
import type { TokenPair } from '../../cloudreve/session.ts'
import { basicConfig } from '../../cloudreve/site.ts'
import { createTokens } from '../../cloudreve/tokens.ts'
import { RedropError } from '../../../shared/errors.ts'
import type { Account, AccountKey } from '../../../shared/model/index.ts'
import type { AccountsDeps } from './deps.ts'
import { refreshTokenOf } from './secrets.ts'
import { hostOf } from './site.ts'

/** A signed-in way to one account's site. */
export interface Connected {
  readonly account: Account
  readonly api: Api
  readonly tokens: TokenSource
  /** Milliseconds the server's clock is ahead of ours, by its last Date header; 0 before the first answer. */
  serverAhead(): number
}

export interface Connections {
  /** Throws RedropError `sign-in-needed` when no secret is kept; the first request does when the site refuses it. */
  open(account: Account): Promise<Connected>
  /** Replaces what `open` gives for this account, with tokens just received. */
  begin(account: Account, tokens: TokenPair): Connected
  end(account: AccountKey): void
}

/** One connection per account and process, so that its refreshes are single-flight. */
export function createConnections(deps: AccountsDeps): Connections {
  const open = new Map<string, Connected>()
  const begin = (account: Account, initial?: TokenPair): Connected => {
    const connected = connect(deps, account, initial)
    open.set(refreshTokenOf(account), connected)
    return connected
  }
  /** Another process may have signed in by another URL. */
  const current = (account: Account) => {
    const there = open.get(refreshTokenOf(account))
    return there?.account.url === account.url ? there : undefined
  }
  return {
    async open(account) {
      const there = current(account)
      if (there !== undefined) return there
      if ((await deps.secrets.get(refreshTokenOf(account))) === null) throw signInNeeded(account)
      return current(account) ?? begin(account)
    },
    begin,
    end: (account) => void open.delete(refreshTokenOf(account)),
  }
}

function connect(deps: AccountsDeps, account: Account, initial?: TokenPair): Connected {
  const { http, clock, clientId, secrets } = deps
  let ahead = 0
  const site = {
    baseUrl: account.url,
    http,
    clock,
    clientId,
    onServerDate: (at: number) => void (ahead = at - clock.now()),
  }
  const anonymous = createApi(site)
  const own = createTokens({
    api: anonymous,
    clock,
    load: () => secrets.get(refreshTokenOf(account)),
    save: (token) => secrets.set(refreshTokenOf(account), token),
    ...(initial === undefined ? {} : { initial }),
  })
  const tokens: TokenSource = {
    access: (validFor) => refusing(deps, anonymous, account, () => own.access(validFor)),
    renew: (rejected) => refusing(deps, anonymous, account, () => own.renew(rejected)),
  }
  return { account, api: createApi({ ...site, tokens }), tokens, serverAhead: () => ahead }
}

/** A refused refresh token may mean that another site answers at this URL now. */
async function refusing<T>(
  deps: AccountsDeps,
  api: Api,
  account: Account,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof RedropError) || error.code !== 'sign-in-needed') throw error
    const host = hostOf(account.url)
    const instance = await basicConfig(api).then(
      (basic) => basic.instanceId,
      (unreadable: unknown) => {
        deps.logger.debug('instance-unread', { host, error: String(unreadable) })
        return account.instance
      },
    )
    if (instance !== account.instance) throw new RedropError('wrong-site', { host, account: account.name })
    throw signInNeeded(account, error)
  }
}

function signInNeeded({ name, url, email }: Account, cause?: unknown): RedropError {
  return new RedropError('sign-in-needed', { account: name, host: hostOf(url), url, email }, { cause })
}
