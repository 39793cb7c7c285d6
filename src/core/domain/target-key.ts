import type { Target, Transfer } from '../../shared/model/index.ts'
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
