import { fileURLToPath } from 'node:url'
import type { Clipboard } from 'electron'

/** What file managers put on the clipboard: a list of file URLs, one a line. macOS names one file in a format of its own. */
const formats = [
  'text/uri-list',
  'electron application/osclipboard;format="text/uri-list"',
  'electron application/osclipboard;format="public.file-url"',
]

/** Paths of the files on the clipboard; empty: there are none. */
export async function clipboardFiles(clipboard: Pick<Clipboard, 'read'>): Promise<string[]> {
  for (const item of await clipboard.read()) {
    const format = formats.find((candidate) => item.types.includes(candidate))
    if (format === undefined) continue
    const content = await item.getType(format)
    const paths = 'text' in content ? pathsIn(await content.text()) : []
    if (paths.length > 0) return paths
  }
  return []
}

function pathsIn(list: string): string[] {
  return list
    .split(/[\r\n\0]+/)
    .filter((line) => line.startsWith('file:') && URL.canParse(line))
    .flatMap((line) => {
      try {
        return [fileURLToPath(line)]
      } catch {
        // A file of another computer: there is no path to it from here.
        return []
      }
    })
}
