import { RedropError } from '../../../shared/errors.ts'
import type { Account } from '../../../shared/model/index.ts'

/**
 * The account a command means: the named one, or the only one. Throws RedropError `no-account`, `account-ambiguous`,
 * `account-unknown` (with `names`, comma separated).
 */
export function resolveAccount(accounts: readonly Account[], name?: string): Account {
  const names = accounts.map((account) => account.name).join(', ')
  const [first, second] = accounts
  if (first === undefined) throw new RedropError('no-account')
  if (name !== undefined) {
    const found = accounts.find((account) => account.name === name.toLowerCase())
    if (found === undefined) throw new RedropError('account-unknown', { name, names })
    return found
  }
  if (second !== undefined) throw new RedropError('account-ambiguous', { names })
  return first
}
