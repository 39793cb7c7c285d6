import { basename } from 'node:path'
import { pictureFacts } from '../../core/services/compare/picture-size.ts'
import type { ClipboardView } from '../../shared/ipc/contract.ts'
import type { BlobContent, ClipboardContent } from '../local-files/clipboard-content.ts'

/** A small PNG of one as a `data:` URL, that fits into a square of so many pixels. */
export type Thumbnail = (png: Buffer, fit: { readonly width: number; readonly height: number }) => string

const pixels = 96
/** A picture of more is not decoded only to be shown. */
const mostPixels = 64 * 2 ** 20
const mostBytes = 64 * 2 ** 20

const mostNames = 20
const mostLines = 3
const longestExcerpt = 300
/** Bytes that have an excerpt of that length in them, whatever they are. */
const excerptBytes = 4 * longestExcerpt

/** What is on the clipboard, for people. */
export async function clipboardView(
  content: ClipboardContent | null,
  thumbnail: Thumbnail,
): Promise<ClipboardView> {
  if (!content) return { kind: 'empty' }
  if (content.kind === 'files') {
    const names = content.paths.slice(0, mostNames).map((path) => basename(path))
    return { kind: 'files', names, count: content.paths.length }
  }
  if (content.kind === 'picture') return pictureView(content.blob, thumbnail)
  return { kind: 'text', excerpt: await excerptOf(content), size: content.blob.size }
}

async function excerptOf({ blob, isSecret }: BlobContent): Promise<string> {
  if (isSecret) return ''
  const start = await blob.slice(0, excerptBytes).text()
  const lines = start.trimStart().split(/\r\n|[\r\n\u2028\u2029]/, mostLines)
  return lines
    .join('\n')
    .slice(0, longestExcerpt)
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .toWellFormed()
}

async function pictureView(blob: Blob, thumbnail: Thumbnail): Promise<ClipboardView> {
  const facts = pictureFacts(Buffer.from(await blob.slice(0, 64).arrayBuffer()))
  const { width, height } = facts ?? { width: 0, height: 0 }
  const isSmall = facts !== null && width * height <= mostPixels && blob.size <= mostBytes
  const scale = Math.min(1, pixels / Math.max(width, height))
  const fit = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
  const shown = isSmall ? thumbnail(Buffer.from(await blob.arrayBuffer()), fit) : null
  return { kind: 'picture', width, height, size: blob.size, thumbnail: shown }
}
