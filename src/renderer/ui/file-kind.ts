export const fileKinds = [
  'folder',
  'sheet',
  'text',
  'slide',
  'pdf',
  'image',
  'media',
  'code',
  'pack',
  'other',
] as const

export type FileKind = (typeof fileKinds)[number]

const extensions: Readonly<Partial<Record<FileKind, string>>> = {
  sheet: 'csv ods tsv xls xlsb xlsm xlsx numbers',
  text: 'doc docx epub log md markdown odt pages rtf tex txt',
  slide: 'key odp ppt pptx pps ppsx',
  pdf: 'pdf',
  image: 'ai avif bmp dng gif heic heif ico jpeg jpg png psd raw svg tif tiff webp',
  media: 'aac avi flac m4a m4v mkv mov mp3 mp4 mpeg mpg ogg opus wav webm wma wmv',
  code: 'c cc cpp cs css go h hpp htm html java js json jsx kt less lua mjs php pl py rb rs sass scss sh sql swift toml ts tsx vue xml yaml yml',
  pack: '7z apk bz2 deb dmg gz iso jar rar rpm tar tgz xz zip zst',
}

const byExtension = new Map<string, FileKind>(
  Object.entries(extensions).flatMap(([kind, list]) =>
    list.split(' ').map((extension) => [extension, kind as FileKind] as const),
  ),
)

/** The glyph for a file, by the extension of its name alone. */
export function fileKindOf(name: string): FileKind {
  const dot = name.lastIndexOf('.')
  return (dot > 0 ? byExtension.get(name.slice(dot + 1).toLowerCase()) : undefined) ?? 'other'
}
