import type { FileRef, VersionRef } from '../../../shared/model/index.ts'
import { desktop } from '../../api/index.ts'
import type { AskingItem } from '../../stores/decisions.ts'
import type { CompareRequest } from './compare-store.ts'
import { openCompare } from './open-compare.ts'

/** Whether both sides of a question can be looked at: there is content on the server and yours. */
export function canCompare({ question, direction }: AskingItem): boolean {
  const { conflict } = question
  if (direction !== 'upload') return false
  if (conflict.kind === 'stale') return true
  if (conflict.kind === 'taken') return conflict.version !== null && conflict.match !== 'folder'
  return conflict.kind === 'guard' && conflict.guard === 'shrunk'
}

/** The comparison for a question; null: it has no two sides now. */
export async function compareRequest(item: AskingItem): Promise<CompareRequest | null> {
  const { question, file, name } = item
  const { conflict } = question
  if (conflict.kind === 'stale' && file) return requestFor(item, file, conflict.current, conflict.base)
  if (conflict.kind === 'taken' && conflict.version)
    return { ...requestFor(item, conflict.by, conflict.version, null), name }
  if (conflict.kind !== 'guard' || !file) return null
  // The guard looked at the current version; its facts are not part of the question.
  const details = await desktop.browse.details({ file })
  return details.ok ? requestFor(item, file, details.value.current, null) : null
}

function requestFor(
  { id, name }: AskingItem,
  file: FileRef,
  version: VersionRef,
  base: VersionRef | null,
): CompareRequest {
  return {
    name,
    left: { source: { kind: 'version', file, version }, version },
    right: { source: { kind: 'transfer', id }, version: null },
    base,
    transfer: id,
  }
}

/** Shows both sides of a question; what is on the server may have to be looked up first. */
export async function openQuestionCompare(item: AskingItem): Promise<boolean> {
  const request = await compareRequest(item)
  if (request) openCompare(request)
  return request !== null
}
