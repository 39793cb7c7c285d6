import { Buffer } from 'node:buffer'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compareFiles } from '../../../../../src/core/services/compare/compare-files.ts'
import { compareLimits } from '../../../../../src/core/services/compare/limits.ts'
import { pictureFacts } from '../../../../../src/core/services/compare/picture-size.ts'

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
const png = (width: number, height: number) => PNG.sync.write(new PNG({ width, height }))

/** Only the head of a PNG: it says a size that it does not have. */
function bomb(width: number, height: number): Buffer {
  const bytes = Buffer.from(png(1, 1))
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

describe('type and size by the head', () => {
  it.each([
    ['PNG', png(30, 20), { type: 'png', width: 30, height: 20 }],
    ['GIF', hex('474946383961 1e00 1400'), { type: 'gif', width: 30, height: 20 }],
    [
      'JPEG behind other segments',
      hex('ffd8 ffe0 0004 0000 ffc4 0003 00 ffc2 000b 08 0014 001e 01 00 00'),
      { type: 'jpeg', width: 30, height: 20 },
    ],
    [
      'WebP with a canvas',
      hex('52494646 00000000 57454250 56503858 0a000000 00000000 1d0000 130000'),
      { type: 'webp', width: 30, height: 20 },
    ],
    [
      'WebP, lossless',
      hex('52494646 00000000 57454250 5650384c 00000000 2f 1dc00400 0000000000'),
      { type: 'webp', width: 30, height: 20 },
    ],
  ])('%s', (_, bytes, facts) => {
    expect(pictureFacts(Buffer.from(bytes))).toEqual(facts)
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a JPEG without a frame', hex('ffd8 ffe0 0004 0000')],
    ['a JPEG with segments of no length', hex(`ffd8 ${'ffe00000'.repeat(50)}`)],
    ['a GIF that ends early', hex('474946383961 1e')],
    ['a PNG of no width', bomb(0, 20)],
  ])('none for %s', (_, bytes) => {
    expect(pictureFacts(bytes)).toBeNull()
  })
})

describe('two files', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'redrop-compare-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  async function compare(left: Buffer | string, right: Buffer | string, base?: Buffer | string) {
    const [l, r, b] = ['left', 'right', 'base'].map((name) => join(folder, name))
    await writeFile(l ?? '', left)
    await writeFile(r ?? '', right)
    if (base !== undefined) await writeFile(b ?? '', base)
    const common = base === undefined ? null : (b ?? '')
    return compareFiles({
      left: l ?? '',
      right: r ?? '',
      base: common,
      noBase: 'gone',
      ignoreLineEndSpaces: false,
    })
  }

  it('pictures are shown, whatever they are called', async () => {
    expect(await compare(png(3, 2), png(4, 2))).toMatchObject({
      kind: 'pictures',
      left: { width: 3 },
      right: { width: 4 },
    })
  })

  it('a picture that would not fit into memory is not', async () => {
    expect(await compare(bomb(60_000, 60_000), png(1, 1))).toEqual({ kind: 'facts', why: 'pixels' })
  })

  it('an SVG is a text', async () => {
    const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>'
    expect(await compare(svg, `${svg}\n`)).toMatchObject({ kind: 'text' })
  })

  it.each([
    ['other kinds', Buffer.from('%PDF-1.7\n%\xe2\xe3'), 'text', 'kind'],
    ['NUL bytes', Buffer.from('a\0b'), 'text', 'kind'],
    ['a picture and a text', png(1, 1), 'text', 'kinds-differ'],
    ['a text that is too long', Buffer.alloc(compareLimits.text + 1, 'a'), 'text', 'size'],
    ['too many lines', '\n'.repeat(compareLimits.lines), 'text', 'lines'],
  ])('%s: facts', async (_, left, right, why) => {
    expect(await compare(left, right)).toEqual({ kind: 'facts', why })
  })

  it('a line of five million characters is compared', async () => {
    const line = 'a'.repeat(compareLimits.text - 1)
    expect(await compare(`${line}b`, `${line}c`)).toMatchObject({
      kind: 'text',
      hunks: [{ kind: 'conflict' }],
    })
  })

  it('three texts: encodings and line ends are told and left out', async () => {
    expect(await compare('a\r\nB', '\ufeffA\nb', 'a\nb')).toEqual({
      kind: 'text',
      left: { encoding: 'utf-8', lineEnd: 'crlf' },
      right: { encoding: 'utf-8-bom', lineEnd: 'lf' },
      result: { encoding: 'utf-8-bom', lineEnd: 'crlf' },
      base: 'used',
      hunks: [
        { kind: 'right', left: ['a'], right: ['A'], base: ['a'] },
        { kind: 'left', left: ['B'], right: ['b'], base: ['b'] },
      ],
    })
  })

  it('without a usable common version both sides alone are compared, and it is said why', async () => {
    expect(await compare('a', 'b')).toMatchObject({ base: 'gone', hunks: [{ base: null }] })
    expect(await compare('a', 'b', Buffer.from('a\0'))).toMatchObject({ base: 'unusable' })
  })

  it('mixed line ends are kept line by line', async () => {
    const found = await compare('a\r\nb\nc', 'a\r\nb\nd')
    expect(found).toMatchObject({
      result: { lineEnd: 'mixed' },
      hunks: [
        { kind: 'same', right: ['a\r', 'b'] },
        { kind: 'conflict', right: ['d'] },
      ],
    })
  })
})
