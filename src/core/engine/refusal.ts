import type { ConflictFacts, StoragePolicy } from '../../shared/model/index.ts'
import { fileName } from '../../shared/uri.ts'
import { list } from '../cloudreve/listing.ts'
import { capacity } from '../cloudreve/user.ts'
import { checkNewName, nameLimit } from '../domain/names.ts'
import type { TransferRun } from './transfer-run.ts'
import { UploadRun } from './upload-run.ts'

/** A refusal that no repetition changes, as a question with the facts the user needs. */
export async function conflictOf(
  run: TransferRun,
  kind: 'no-space' | 'name' | 'not-allowed',
): Promise<ConflictFacts> {
  if (kind === 'name') return { kind: 'not-allowed', why: 'name', ...proposalFor(run) }
  if (kind === 'not-allowed') return { kind: 'not-allowed', why: 'owner' }
  const { total, used } = await capacity(run.api)
  return { kind: 'no-space', need: run.transfer.source.size, free: Math.max(0, total - used) }
}

/** A name that would do, where the rules that every site has say what is wrong; a site's own pattern says nothing. */
function proposalFor(run: TransferRun): { readonly proposal?: string } {
  const { target } = run.transfer
  const name = target.kind === 'create' ? target.name : fileName(target.file.uri)
  const checked = checkNewName(name, nameLimit(run instanceof UploadRun ? run.policy : null))
  return checked.ok ? {} : { proposal: checked.proposal }
}

/**
 * 40049 or a proxy's 413. A PUT teaches the site's limit and goes on as a session (null); a refused session names the
 * storage's own limit; a refused chunk is final, it cannot be made smaller.
 */
export async function tooLarge(
  run: UploadRun,
  kind: 'too-large' | 'proxy-limit',
): Promise<ConflictFacts | 'final' | null> {
  if (run.phase === 'chunk') return 'final'
  const { size } = run.transfer.source
  const limit = (run.policy ?? (await policyOfFolder(run)))?.maxSize ?? 0
  const isPolicyLimit = limit > 0 && size > limit
  if (run.phase === 'session-create' || isPolicyLimit) {
    if (kind === 'proxy-limit') return 'final'
    return { kind: 'not-allowed', why: 'size', ...(limit > 0 ? { limit } : {}) }
  }
  const { instance } = run.connection.account
  const { putLimit } = await run.ctx.store.sites.get(instance)
  const smallest = Math.min(size, putLimit ?? size)
  await run.ctx.store.sites.patch(instance, { putLimit: smallest, putLimitAt: run.ctx.clock.now() })
  return null
}

/** Where a new file would be stored: a folder's own info does not say it, its listing does. */
export async function policyOfFolder(run: UploadRun): Promise<StoragePolicy | null> {
  const { target } = run.transfer
  if (target.kind !== 'create') return null
  return (await list(run.api, target.folder.uri, { pageSize: 1 })).policy
}
