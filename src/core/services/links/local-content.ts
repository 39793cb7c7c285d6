import type { LocalSnapshot } from '../../../shared/model/index.ts'
import { RedropError } from '../../../shared/errors.ts'
import { hashRange } from '../../node/files/block-hash.ts'
import { mayPass, openSnapshot, snapshot, verifyUnchanged } from '../../node/files/snapshot.ts'

export type LocalContent =
  | { readonly kind: 'there'; readonly source: LocalSnapshot; readonly hash: string }
  /** It was written to while it was read, or a program keeps it to itself. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'missing' }

/** What a local file holds now, read block by block. Throws RedropError `local-unreadable`. */
export async function localContent(path: string): Promise<LocalContent> {
  try {
    const source = await snapshot(path)
    const handle = await openSnapshot(source)
    try {
      const hash = await hashRange(handle, 0, source.size)
      await verifyUnchanged(handle, source)
      return { kind: 'there', source, hash }
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (!(error instanceof RedropError)) throw error
    if (error.code === 'local-changing' || mayPass(error)) return { kind: 'busy' }
    if (missing.includes(error.code)) return { kind: 'missing' }
    throw error
  }
}

/** Something else at its place is not the file either. */
const missing: readonly string[] = ['local-missing', 'local-is-folder', 'local-special']

export function notThere({ kind }: Exclude<LocalContent, { kind: 'there' }>, path: string): RedropError {
  return new RedropError(kind === 'busy' ? 'local-changing' : 'local-missing', { path })
}
