import type { Clipboard } from 'electron'

type Content = Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>

/** A clipboard with one item, by MIME type. */
export function clipboardOf(content: Content): Pick<Clipboard, 'read'> {
  const types = Object.keys(content)
  const getType = (type: string) => Promise.resolve(new Blob([content[type] ?? ''], { type }))
  return { read: () => Promise.resolve(types.length === 0 ? [] : [{ types, getType } as never]) }
}
