import type { Clipboard } from 'electron'

/** A picture or text that no file holds yet. */
export interface ClipboardContent {
  readonly bytes: Uint8Array
  readonly extension: 'png' | 'txt'
}

/** The picture on the clipboard, or else its text; null: neither, or nothing in it. */
export async function clipboardContent(clipboard: Pick<Clipboard, 'read'>): Promise<ClipboardContent | null> {
  const items = await clipboard.read()
  for (const [type, extension] of [
    ['image/png', 'png'],
    ['text/plain', 'txt'],
  ] as const) {
    for (const item of items) {
      if (!item.types.includes(type)) continue
      const content = await item.getType(type)
      const bytes = 'arrayBuffer' in content ? new Uint8Array(await content.arrayBuffer()) : new Uint8Array()
      if (bytes.length > 0) return { bytes, extension }
    }
  }
  return null
}
