import type { Clipboard } from 'electron'
import { mostCopied } from '../../core/services/quick-save/spool.ts'
import { RedropError } from '../../shared/errors.ts'
import { clipboardFiles } from './clipboard-files.ts'

/** Bytes of text that are looked at to tell what it is. */
const excerpt = 4096

type Items = Awaited<ReturnType<Clipboard['read']>>

/** A picture or text that no file holds yet. */
export interface BlobContent {
  readonly kind: 'picture' | 'text'
  readonly blob: Blob
  /** The program that copied it says that it should not be shown or kept, as password managers do. */
  readonly isSecret: boolean
}

export type ClipboardContent = { readonly kind: 'files'; readonly paths: readonly string[] } | BlobContent

/**
 * Copied files; else a picture or text; null: none of these, or nothing in it. Throws RedropError `clipboard-too-large`.
 */
export async function clipboardContent(clipboard: Pick<Clipboard, 'read'>): Promise<ClipboardContent | null> {
  const paths = await clipboardFiles(clipboard)
  if (paths.length > 0) return { kind: 'files', paths }
  const items = await clipboard.read()
  const types = items.flatMap((item) => item.types)
  const picture = await blobOf(items, 'image/png')
  const text = await blobOf(items, 'text/plain')
  const start = text ? await text.slice(0, excerpt).text() : ''
  const hasText = text !== null && (text.size > excerpt || start.trim() !== '')
  const isSecret = types.some((type) => secretMarks.some((mark) => type.includes(mark)))
  const found = picture && !(hasText && isWriting(types, start)) ? picture : hasText ? text : null
  if (!found) return null
  if (found.size > mostCopied)
    throw new RedropError('clipboard-too-large', { size: found.size, limit: mostCopied })
  return { kind: found === picture ? 'picture' : 'text', blob: found, isSecret }
}

/** By which password managers of KDE, macOS and Windows mark what they copy. */
const secretMarks = [
  'x-kde-passwordManagerHint',
  'org.nspasteboard.ConcealedType',
  'ExcludeClipboardContentFromMonitorProcessing',
]

/**
 * Of text that comes with a picture: whether it is the content. Office programs add a picture of what was copied to it;
 * browsers add its address to a picture.
 */
function isWriting(types: readonly string[], start: string): boolean {
  const isFormatted = types.includes('text/rtf') || types.includes('text/html')
  return isFormatted && !URL.canParse(start.trim())
}

async function blobOf(items: Items, type: string): Promise<Blob | null> {
  for (const item of items) {
    if (!item.types.includes(type)) continue
    const content = await item.getType(type)
    if ('arrayBuffer' in content && content.size > 0) return content
  }
  return null
}
