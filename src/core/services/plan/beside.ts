import { nextToName } from '../../domain/next-to-name.ts'
import type { PlanFileRow } from './types.ts'

/** A free name in the row's folder; it is taken from then on. */
export function besideName(
  { folder, name, refused }: Pick<PlanFileRow, 'folder' | 'name' | 'refused'>,
  copyLabel: string,
): string {
  const wanted = refused?.why === 'name' ? refused.proposal : name.normalize('NFC')
  const taken = (candidate: string) => folder.names.has(candidate) || folder.planned.has(candidate)
  const options = { label: copyLabel, limit: folder.rules.nameLimit, taken }
  const free = taken(wanted) ? nextToName(wanted, options) : wanted
  folder.planned.add({ name: free })
  return free
}
