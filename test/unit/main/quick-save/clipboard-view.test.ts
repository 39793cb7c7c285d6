import { expect, test } from 'vitest'
import { clipboardView } from '../../../../src/main/quick-save/clipboard-view.ts'

const text = (written: string, isSecret = false) =>
  ({ kind: 'text', blob: new Blob([written]), isSecret }) as const

/** The head of a PNG of this size. */
function png(width: number, height: number): Blob {
  const head = Buffer.alloc(33)
  head.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 0, 'latin1')
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  return new Blob([head])
}

const seen: object[] = []
const thumbnail = (_png: Buffer, fit: object) => {
  seen.push(fit)
  return 'data:image/png;base64,'
}

test('of text its first lines are shown, without what is no text', async () => {
  const view = await clipboardView(text('\n one\u001b[2J\r\ntwo\nthree\nfour'), thumbnail)
  expect(view).toMatchObject({ kind: 'text', excerpt: 'one [2J\ntwo\nthree', size: 25 })
})

test('a long line is cut, also in the middle of a character', async () => {
  const view = await clipboardView(text(`a${'𝒳'.repeat(100_000)}`), thumbnail)
  expect(view.kind === 'text' && view.excerpt.length).toBe(300)
  expect(view.kind === 'text' && view.excerpt.isWellFormed()).toBe(true)
})

test('what is secret is not shown', async () => {
  expect(await clipboardView(text('hunter2', true), thumbnail)).toEqual({
    kind: 'text',
    excerpt: '',
    size: 7,
  })
})

test.each([
  [1920, 1080, { width: 96, height: 54 }],
  [20, 4000, { width: 1, height: 96 }],
  [32, 16, { width: 32, height: 16 }],
])('a picture of %d × %d is made to fit', async (width, height, fit) => {
  const blob = png(width, height)
  const view = await clipboardView({ kind: 'picture', blob, isSecret: false }, thumbnail)
  expect(view).toMatchObject({ kind: 'picture', width, height, thumbnail: 'data:image/png;base64,' })
  expect(seen.at(-1)).toEqual(fit)
})

test('a picture that would fill the memory, or is none, is not decoded', async () => {
  for (const blob of [png(100_000, 100_000), new Blob(['not a picture'])]) {
    const view = await clipboardView({ kind: 'picture', blob, isSecret: false }, () => {
      throw new Error('decoded')
    })
    expect(view).toMatchObject({ kind: 'picture', thumbnail: null })
  }
})

test('of many files some names are shown, and how many there are', async () => {
  const paths = Array.from({ length: 50 }, (_, at) => `/home/ana/${at}.txt`)
  const view = await clipboardView({ kind: 'files', paths }, thumbnail)
  expect(view).toMatchObject({ kind: 'files', count: 50 })
  expect(view.kind === 'files' && view.names.slice(0, 2)).toEqual(['0.txt', '1.txt'])
  expect(view.kind === 'files' && view.names).toHaveLength(20)
})
