import type { Dropping } from '../../shared/model/index.ts'

interface Rule {
  readonly names: RegExp
  readonly dropping: Dropping
  /** Of folders instead of files. */
  readonly folder?: true
}

/** Names under which programs leave what nobody means to send. The first that fits counts. */
const rules: readonly Rule[] = [
  // Microsoft Office, LibreOffice, Emacs, Vim: somebody has the file next to it open.
  { names: /^~\$./, dropping: 'lock' },
  { names: /^\.~lock\..*#$/, dropping: 'lock' },
  { names: /^\.#./, dropping: 'lock' },
  { names: /^\..+\.sw[nop]$/i, dropping: 'lock' },
  // Word, Excel, PowerPoint, OneDrive, LibreOffice while they save; GTK's way to save; Emacs's to remember.
  { names: /^~(?:wr[adfl]|df|rf).*\.tmp$/i, dropping: 'temporary' },
  { names: /^(?:[0-9a-f]{8}|ppt[0-9a-f]{1,4}|lu[0-9a-z]{5,}|te[0-9a-f]{3,})\.tmp$/i, dropping: 'temporary' },
  { names: /^\.goutputstream-/, dropping: 'temporary' },
  { names: /^#.+#$/, dropping: 'temporary' },
  // Deleted while open.
  { names: /^\.(?:fuse_hidden|nfs)[0-9a-f]{8,}$/i, dropping: 'temporary' },
  { names: /\.(?:crdownload|partial|part|download|opdownload)$/i, dropping: 'partial' },
  // Views and thumbnails of file managers.
  { names: /^(?:\.ds_store|\.localized|icon\r)$/i, dropping: 'system' },
  { names: /^\._./, dropping: 'system' },
  { names: /^(?:thumbs|ehthumbs|ehthumbs_vista)\.db$/i, dropping: 'system' },
  { names: /^desktop\.ini$/i, dropping: 'system' },
  { names: /^\.directory$/, dropping: 'system' },
  {
    names:
      /^(?:\.spotlight-v100|\.trashes|\.fseventsd|\.temporaryitems|\.documentrevisions-v100|\.trash-\d+)$/i,
    dropping: 'system',
    folder: true,
  },
  { names: /^(?:\$recycle\.bin|system volume information|__macosx)$/i, dropping: 'system', folder: true },
]

/** What a file or folder of this name was left behind as; null: it is somebody's. */
export function droppingOf(name: string, type: 'file' | 'folder'): Dropping | null {
  const fits = ({ names, folder }: Rule) => (folder === true) === (type === 'folder') && names.test(name)
  return rules.find(fits)?.dropping ?? null
}

/** Folders that macOS shows as one file. */
const bundles = new Set([
  ...['app', 'bundle', 'framework', 'plugin', 'kext', 'prefpane', 'xcodeproj', 'playground'],
  ...['pages', 'numbers', 'key', 'rtfd', 'scriv', 'band', 'logicx', 'fcpbundle', 'imovielibrary'],
  ...['photoslibrary', 'aplibrary', 'musiclibrary', 'tvlibrary', 'sparsebundle', 'graffle', 'xcarchive'],
])

/** Whether a folder of this name is a package, which macOS shows as one file. */
export function isBundle(name: string): boolean {
  const dot = name.lastIndexOf('.')
  return dot > 0 && bundles.has(name.slice(dot + 1).toLowerCase())
}
