/**
 * What a file whose name ends so may hold, as types found by signature (`file-type`'s extensions). `text` has no
 * signature of its own. `signed`: its content is told by its signature and never looks like text.
 */
interface ContentKind {
  readonly names: readonly string[]
  readonly contents: readonly string[] | 'text'
  readonly signed: boolean
}

/** Office files are zip archives that a first look may not tell apart; encrypted ones are compound files (`cfb`). */
const office = (names: string[]): ContentKind => ({
  names,
  contents: [...names, 'zip', 'cfb'],
  signed: true,
})
const signed = (names: string[], contents: string[] = names): ContentKind => ({
  names,
  contents,
  signed: true,
})
/** Also written without a signature: exported as text or HTML, or starting with frames no detector knows. */
const loose = (names: string[], contents: string[] = names): ContentKind => ({
  names,
  contents,
  signed: false,
})

const kinds: readonly ContentKind[] = [
  signed(['pdf']),
  signed(['png', 'apng']),
  signed(['jpg', 'jpeg', 'jpe', 'jfif'], ['jpg']),
  signed(['gif']),
  signed(['webp']),
  signed(['bmp']),
  signed(['tif', 'tiff'], ['tif']),
  signed(['heic', 'heif', 'avif']),
  signed(['psd']),
  office(['docx', 'docm', 'dotx', 'dotm']),
  office(['xlsx', 'xlsm', 'xltx', 'xltm']),
  office(['pptx', 'pptm', 'potx', 'potm', 'ppsx', 'ppsm']),
  office(['odt', 'ott']),
  office(['ods', 'ots']),
  office(['odp', 'otp']),
  office(['odg', 'otg']),
  loose(['doc', 'xls', 'ppt'], ['cfb', 'rtf', 'xml']),
  signed(['epub'], ['epub', 'zip']),
  // Whatever is a zip archive may be called one.
  signed(
    ['zip'],
    [
      ...['zip', 'jar', 'apk', 'xpi', 'epub', '3mf', 'vsdx'],
      ...['docx', 'docm', 'xlsx', 'xlsm', 'pptx', 'pptm', 'odt', 'ods', 'odp', 'odg'],
    ],
  ),
  signed(['jar'], ['jar', 'zip']),
  signed(['7z']),
  signed(['rar']),
  signed(['gz', 'tgz'], ['gz', 'tar.gz']),
  signed(['bz2']),
  signed(['xz']),
  signed(['zst']),
  signed(
    ['mp4', 'm4v', 'mov', 'm4a', '3gp'],
    ['mp4', 'm4v', 'mov', 'm4a', 'm4b', 'm4p', '3gp', '3g2', 'f4v'],
  ),
  signed(['mkv', 'webm']),
  signed(['avi']),
  signed(['wav']),
  signed(['flac']),
  signed(['ogg', 'oga', 'ogv', 'opus'], ['ogg', 'oga', 'ogv', 'ogm', 'ogx', 'opus', 'spx']),
  loose(['mp3'], ['mp3', 'mp1', 'mp2', 'aac']),
  signed(['sqlite']),
  {
    names: [
      ...['txt', 'md', 'csv', 'tsv', 'json', 'yaml', 'yml', 'xml', 'html', 'htm', 'css', 'svg', 'ini', 'log'],
      ...[
        'tex',
        'sql',
        'js',
        'mjs',
        'cjs',
        'tsx',
        'jsx',
        'vue',
        'py',
        'rb',
        'go',
        'rs',
        'java',
        'c',
        'h',
        'cpp',
      ],
      ...['sh', 'bat', 'ps1', 'php', 'toml', 'srt'],
    ],
    contents: 'text',
    signed: false,
  },
]

const byName: ReadonlyMap<string, ContentKind> = new Map(
  kinds.flatMap((kind) => kind.names.map((name) => [name, kind] as const)),
)
const signatures: ReadonlySet<string> = new Set(
  // Two letters that a text may well begin with.
  kinds
    .flatMap((kind) => (kind.signed && kind.contents !== 'text' ? kind.contents : []))
    .filter((type) => type !== 'bmp'),
)

/** How a type is called where its extension is not its name. */
const titles: Readonly<Record<string, string>> = { jpg: 'JPEG', tif: 'TIFF', cfb: 'DOC/XLS/PPT' }

export function typeTitle(extension: string): string {
  return titles[extension] ?? extension.toUpperCase()
}

/**
 * Whether content of the type found belongs under a name with this lower-case extension. Extensions the table does not
 * know hold anything.
 */
export function belongsUnder(extension: string, found: string): boolean {
  const kind = byName.get(extension)
  if (!kind) return true
  return kind.contents === 'text' ? !signatures.has(found) : kind.contents.includes(found)
}
