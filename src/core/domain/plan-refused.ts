import type { PlanReason, StoragePolicy } from '../../shared/model/index.ts'
import { checkNewName } from './names.ts'

/**
 * Why a folder takes no new file of this name; null: it does. `limit`: bytes of a name. The site's patterns for names are
 * not among them: they are written for another language, so the server judges.
 */
export function refusedName(
  name: string,
  { limit, extensions }: { readonly limit: number; readonly extensions: StoragePolicy['extensions'] },
): Extract<PlanReason, { kind: 'not-allowed' }> | null {
  const checked = checkNewName(name, limit)
  if (extensions) {
    const dot = name.lastIndexOf('.')
    const extension = dot < 0 ? '' : name.slice(dot + 1).toLowerCase()
    if (extensions.list.includes(extension) === extensions.deny)
      return { kind: 'not-allowed', why: 'type', extension }
  }
  return checked.ok ? null : { kind: 'not-allowed', why: 'name', proposal: checked.proposal }
}
