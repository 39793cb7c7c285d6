import type { DesktopApi } from '../../src/shared/ipc/contract.ts'
import type { Hunk } from '../../src/shared/model/index.ts'
import { ok } from './fake-api.ts'

const utf8 = { encoding: 'utf-8', lineEnd: 'lf' } as const
const side = (size: number) => ({
  name: 'release-notes.md',
  size,
  modifiedAt: Date.now() - 600_000,
  type: null,
  sha256: size.toString(16).padStart(64, '0'),
})

const same = (...lines: string[]): Hunk => ({ kind: 'same', left: lines, right: lines, base: lines })

/** The text of the mock-ups. */
const hunks: readonly Hunk[] = [
  same('# Release notes 2.6', '', '## Highlights', ''),
  {
    kind: 'right',
    left: ['- Folders open twice as fast on slow links.'],
    right: ['- Folders open three times as fast on slow links.'],
    base: ['- Folders open twice as fast on slow links.'],
  },
  {
    kind: 'conflict',
    left: ['- Shared links can expire after 1 to 90 days.'],
    right: ['- Shared links can expire.'],
    base: ['- Shared links.'],
  },
  same('- The calendar shows week numbers.', '', '## Fixed', ''),
  {
    kind: 'left',
    left: [
      '- Sign-in no longer loops when the clock is wrong.',
      '- Thumbnails of HEIC photos are upright again.',
    ],
    right: [],
    base: [],
  },
  same('- Search finds names with an apostrophe.'),
  { kind: 'right', left: [], right: ['- Export keeps the column order.'], base: [] },
  same('', '## Known issues', ''),
  {
    kind: 'conflict',
    left: ['- Very long names are cut at 180 characters.'],
    right: ['- Very long names are cut in the list only.'],
    base: ['- Very long names are cut.'],
  },
  same('- Printing from the preview is slow.'),
  { kind: 'left', left: [], right: ['- The tray icon is blurred.'], base: ['- The tray icon is blurred.'] },
  same(''),
]

export function fakeCompare(): DesktopApi['compare'] {
  return {
    open: ({ id, base }) =>
      ok({
        id,
        left: side(612),
        right: side(540),
        content: {
          kind: 'text',
          left: utf8,
          right: utf8,
          result: utf8,
          base: base ? 'used' : 'none',
          hunks: base
            ? hunks
            : hunks.map((hunk) => ({
                ...hunk,
                kind: hunk.kind === 'same' ? 'same' : 'conflict',
                base: null,
              })),
        },
      }),
    hunks: () => ok({ kind: 'text', left: utf8, right: utf8, result: utf8, base: 'none', hunks }),
    picture: () => ok(new Uint8Array()),
    openBoth: () => ok(null),
    saveMerge: () => ok({ saved: true }),
    close: () => ok(null),
  }
}
