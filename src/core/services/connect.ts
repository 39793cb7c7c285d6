import { RedropError } from '../../shared/errors.ts'
import { sameAccount, type AccountKey, type Retention } from '../../shared/model/index.ts'
import { settings } from '../cloudreve/user.ts'
import type { Connection } from '../engine/context.ts'
import type { Clock, Http } from '../ports/index.ts'
import type { Accounts } from './accounts/index.ts'

/** Throws RedropError `sign-in-needed`, also after a sign-out: what waits goes on when the same user signs in again. */
export type Connect = (account: AccountKey) => Promise<Connection>

/** Users seldom change it, and a stale answer costs at most an undo: read again after ten minutes. */
const retentionFor = 10 * 60_000

/** A way to an account's site for the engine and the services; one per account and process. */
export function createConnect(deps: { accounts: Accounts; http: Http; clock: Clock }): Connect {
  const { accounts, http, clock } = deps
  const retentions = new Map<string, { readonly at: number; readonly value: Promise<Retention> }>()

  return async (key) => {
    const account = (await accounts.list()).find((candidate) => sameAccount(candidate, key))
    if (!account) throw new RedropError('signed-out', {})
    const connected = await accounts.connect(account)
    const { api } = connected
    return {
      account,
      api,
      http,
      serverAhead: () => connected.serverAhead(),
      retention() {
        const name = `${key.instance}:${key.user}`
        const known = retentions.get(name)
        if (known && clock.monotonic() - known.at < retentionFor) return known.value
        const value = settings(api)
        retentions.set(name, { at: clock.monotonic(), value })
        value.catch(() => retentions.delete(name))
        return value
      },
    }
  }
}
