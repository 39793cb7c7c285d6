import type { FileKind } from './file-kind.ts'

interface Glyph {
  /** Filled with the tint. */
  readonly page: string
  readonly line: string
  /** Filled with the colour of the kind. */
  readonly mark?: string
}

const page =
  'M5.25 1.6h5.1l4.15 4.15v9.1a1.6 1.6 0 0 1-1.6 1.6H5.25a1.6 1.6 0 0 1-1.6-1.6V3.2a1.6 1.6 0 0 1 1.6-1.6z'
const corner = 'M10.2 1.7v2.9a1.25 1.25 0 0 0 1.25 1.25h2.9'

/** On a grid of 18. */
export const fileGlyphs: Readonly<Record<FileKind, Glyph>> = {
  folder: {
    page: 'M1.75 4.6A1.35 1.35 0 0 1 3.1 3.25h3.5l1.75 1.9h6.55a1.35 1.35 0 0 1 1.35 1.35v7.15A1.35 1.35 0 0 1 14.9 15H3.1a1.35 1.35 0 0 1-1.35-1.35z',
    line: 'M1.75 7.25h14.5',
  },
  sheet: { page, line: `${corner}M6.1 8.4h5.8v5.2H6.1zM6.1 11h5.8M9 8.4v5.2` },
  text: { page, line: `${corner}M6.25 8.75h5.5M6.25 11h5.5M6.25 13.25h3.25` },
  slide: {
    page,
    line: corner,
    mark: 'M6.25 12.9h1.4V10.6h-1.4zM8.4 12.9h1.4V8.6H8.4zM10.55 12.9h1.4V9.8h-1.4z',
  },
  pdf: {
    page,
    line: `${corner}M6.2 13.6c1.5-.9 2.6-2.9 2.7-5.1.3 2.2 1.5 3.6 3.2 3.75-2-.2-4.2.3-5.9 1.35z`,
  },
  image: {
    page,
    line: corner,
    mark: 'M6.35 8.7a.95.95 0 1 0 1.9 0a.95.95 0 1 0-1.9 0M5.9 13.8l2.3-2.7 1.3 1.3 1.1-1.1 1.7 2.5z',
  },
  media: { page, line: corner, mark: 'M7.4 8.6v4.8l4.1-2.4z' },
  code: { page, line: `${corner}M7.4 9.1 5.8 11l1.6 1.9M10.6 9.1l1.6 1.9-1.6 1.9` },
  pack: {
    page,
    line: `${corner}M8 3.4h1.2M8.9 5.2h-1.2M8 7h1.2M8.9 8.8h-1.2`,
    mark: 'M7.7 10.6h1.4a.5.5 0 0 1 .5.5v2a.5.5 0 0 1-.5.5H7.7a.5.5 0 0 1-.5-.5v-2a.5.5 0 0 1 .5-.5z',
  },
  other: { page, line: corner },
}
