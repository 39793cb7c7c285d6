import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Core } from '../../core/compose.ts'
import { heldName } from '../../core/engine/unneeded-files.ts'
import { localError } from '../../core/node/files/snapshot.ts'
import { encodeText } from '../../core/services/compare/encoding.ts'
import { joinLines } from '../../core/services/compare/lines.ts'
import { RedropError } from '../../shared/errors.ts'
import type { MergeInput, MergeOutcome } from '../../shared/ipc/contract.ts'
import type { Decisions } from '../queue/decisions.ts'
import type { Comparisons } from './comparisons.ts'

export interface SaveMergeParts {
  readonly comparisons: Pick<Comparisons, 'get' | 'text'>
  readonly decisions: Pick<Decisions, 'decideWith'>
  readonly store: { readonly transfers: Pick<Core['store']['transfers'], 'get'> }
  /** Its spool: files that belong to one transfer, which the engine removes with it. */
  readonly profile: Pick<Core['profile'], 'spool'>
}

/**
 * Answers the question of an open transfer with a merge. Throws RedropError `conflict` if the question has become another
 * one, and what deciding throws; nothing is kept then.
 */
export async function saveMerge(parts: SaveMergeParts, input: MergeInput): Promise<MergeOutcome> {
  const { comparisons, decisions, store, profile } = parts
  const { result } = comparisons.text(input.id)
  const { left } = comparisons.get(input.id).sources
  if (left.kind !== 'version')
    throw new RedropError('internal', { detail: 'nothing on the server is merged' })
  const encoding = input.encoding === 'kept' ? result.encoding : 'utf-8'
  const { bytes, lost } = encodeText(joinLines(input.lines, result.lineEnd), encoding)
  if (lost.length > 0) return { saved: false, lost }
  const path = join(profile.spool, heldName(randomUUID()))
  await writeFile(path, bytes, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    throw localError(path, error)
  })
  const over = input.place === 'over' ? left.version.id : null
  await decisions.decideWith(input.transfer, path, over).catch(async (error: unknown) => {
    const transfer = await store.transfers.get(input.transfer)
    if (transfer?.source.path !== path) await rm(path, { force: true })
    throw error
  })
  return { saved: true }
}
