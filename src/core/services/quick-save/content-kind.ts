import { createReadStream } from 'node:fs'
import type { SaveKind } from '../../../shared/save-name.ts'

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** What a local file holds: a PNG, text in UTF-8, or neither (null), as also an empty one. */
export async function contentKind(path: string): Promise<SaveKind | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isFirst = true
  try {
    for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
      if (isFirst && part.subarray(0, pngStart.length).equals(pngStart)) return 'picture'
      isFirst = false
      // Text has no NUL; UTF-16 and most formats of programs have.
      if (part.includes(0)) return null
      decoder.decode(part, { stream: true })
    }
    decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
  return isFirst ? null : 'text'
}
