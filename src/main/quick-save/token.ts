import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { ClipboardContent } from '../local-files/clipboard-content.ts'

/** What is not there has one as well. */
export const emptyToken = 'empty'

/** Names a content of the clipboard: the same content has the same one. */
export async function tokenOf(content: ClipboardContent | null): Promise<string> {
  if (!content) return emptyToken
  const hash = createHash('sha256').update(content.kind)
  if (content.kind === 'files') hash.update(JSON.stringify(content.paths))
  else await pipeline(content.blob.stream(), hash)
  return hash.digest('hex')
}
