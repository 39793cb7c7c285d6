import { sameSnapshot } from '../../node/files/snapshot.ts'
import type { LinkRow, Store } from '../../store/index.ts'
import type { LocalContent } from '../links/local-content.ts'
import { hashKey } from '../links/outcome.ts'

type Rows = Pick<Store, 'provenance' | 'hashes'>

/** Whether a version on the server is known to hold what a copy does: that of its own file, or one saved next to it. */
export async function isSent(
  { provenance, hashes }: Rows,
  { path, sent }: Pick<LinkRow, 'path' | 'sent'>,
  content: LocalContent,
): Promise<boolean> {
  if (content.kind !== 'there') return false
  if (content.hash === sent?.hash) return true
  const last = await provenance.at(path)
  if (!last) return false
  const hash = await hashes.get(hashKey(last.file, last.version))
  return hash === null ? sameSnapshot(last.snapshot, content.source) : hash === content.hash
}
