import { sameAccount, type Target, type Transfer } from '../../shared/model/index.ts'
import { formatUri, joinUri, parseUri, sameUri } from '../../shared/uri.ts'
import { foldName } from './name-parts.ts'

/**
 * The place a target names, as one string: two targets with the same key must not be written at the same time. New names
 * that differ only in case or Unicode form count as one place.
 */
export function targetKey(target: Target): string {
  const { account, id } = target.kind === 'replace' ? target.file : target.folder
  const name = target.kind === 'create' ? [foldName(target.name)] : []
  return JSON.stringify([target.kind, account.instance, account.user, id, ...name])
}

/** What a transfer writes to, for its lease: a remote place, or for a download a local path. */
export function leaseKey({
  direction,
  target,
  source,
}: Pick<Transfer, 'direction' | 'target' | 'source'>): string {
  return direction === 'download' ? JSON.stringify(['download', source.path]) : targetKey(target)
}

/**
 * The keys under which transfers to the same place are found: two that write to one have at least one in common. By id
 * and by address, for a file that an interrupted transfer created is one to replace for the next.
 */
export function placeKeys(transfer: Pick<Transfer, 'direction' | 'target' | 'source'>): readonly string[] {
  const byId = leaseKey(transfer)
  if (transfer.direction === 'download') return [byId]
  const { account, uri } = placeOf(transfer.target)
  return [byId, JSON.stringify(['at', account.instance, account.user, formatUri(parseUri(uri))])]
}

/**
 * Whether two transfers write to the same place. A file created by an interrupted transfer is one to replace for the
 * next: then their addresses tell.
 */
export function isSamePlace(
  a: Pick<Transfer, 'direction' | 'target' | 'source'>,
  b: Pick<Transfer, 'direction' | 'target' | 'source'>,
): boolean {
  if (leaseKey(a) === leaseKey(b)) return true
  if (a.direction !== 'upload' || b.direction !== 'upload' || a.target.kind === b.target.kind) return false
  const [first, second] = [placeOf(a.target), placeOf(b.target)]
  return sameAccount(first.account, second.account) && sameUri(first.uri, second.uri)
}

function placeOf(target: Target) {
  if (target.kind === 'replace') return target.file
  return { account: target.folder.account, uri: joinUri(target.folder.uri, target.name) }
}
