import { RedropError } from '../../shared/errors.ts'
import type { LinksCopied } from '../../shared/ipc/contract.ts'
import type { Activity } from '../activity/activity.ts'
import { remoteUri } from '../activity/item.ts'
import { copyLinks, type LinksParts } from '../remote/links.ts'

/** Copies a link to what an upload has saved. */
export function copyTransferLink(
  parts: LinksParts & { readonly activity: Pick<Activity, 'get'> },
  id: string,
): Promise<LinksCopied> {
  const record = parts.activity.get(id)
  if (!record?.outcome) throw new RedropError('transfer-unknown', { id })
  const { transfer, outcome } = record
  const file = { account: transfer.account, id: outcome.fileId, uri: remoteUri(transfer) }
  return copyLinks(parts, [{ file, type: 'file' }])
}
