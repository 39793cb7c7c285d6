import type { Core } from '../../core/compose.ts'
import { RedropError } from '../../shared/errors.ts'
import { sameAccount, type Transfer } from '../../shared/model/index.ts'
import type { Translator } from '../../shared/i18n/translate.ts'

/** What is unfinished, of one account where it is named. */
export async function openTransfers(core: Core, account: string | undefined): Promise<Transfer[]> {
  const open = await core.store.transfers.open()
  if (account === undefined) return open
  const key = await core.accounts.resolve(account)
  return open.filter((transfer) => sameAccount(transfer.account, key))
}

/** The one whose id begins so. Throws RedropError `transfer-unknown`, `usage` (several). */
export function findTransfer(t: Translator, open: readonly Transfer[], id: string): Transfer {
  const [found, another] = open.filter((transfer) => transfer.id.startsWith(id))
  if (!found) throw new RedropError('transfer-unknown', { id })
  if (another) throw new RedropError('usage', { detail: t('cli.usage.transfer', { id }) })
  return found
}
