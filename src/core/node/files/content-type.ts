import { fileTypeFromBuffer } from 'file-type'
import type { FileHandle } from 'node:fs/promises'
import { readFully } from './block-hash.ts'

/** What `file-type` needs to look at for all formats that announce themselves at the start. */
const head = 4100

/**
 * File type by content, as an extension (`pdf`, `png`, `docx` …). Null: no known signature, such as text.
 * Reads at most the first 4,100 bytes.
 */
export async function sniffType(handle: FileHandle): Promise<string | null> {
  const buffer = Buffer.alloc(head)
  const filled = await readFully(handle, buffer, 0)
  const type = await fileTypeFromBuffer(buffer.subarray(0, filled))
  return type?.ext ?? null
}
