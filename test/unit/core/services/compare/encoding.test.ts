import { Buffer } from 'node:buffer'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeText, encodeText } from '../../../../../src/core/services/compare/encoding.ts'

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')

describe('how a text is written', () => {
  it.each([
    ['plain ASCII', Buffer.from('a b\n'), 'utf-8', 'a b\n'],
    ['nothing', Buffer.alloc(0), 'utf-8', ''],
    ['UTF-8', Buffer.from('größe 你好 🎉'), 'utf-8', 'größe 你好 🎉'],
    ['UTF-8 with a mark', hex('efbbbf e4bda0'), 'utf-8-bom', '你'],
    ['UTF-16 little end first', hex('fffe 604f 0a00'), 'utf-16le', '你\n'],
    ['UTF-16 big end first', hex('feff 4f60 000a'), 'utf-16be', '你\n'],
    [
      'GB18030',
      iconv.encode('第一行，你好世界。第二行也是中文，足够辨认。', 'gb18030'),
      'gb18030',
      '第一行，你好世界。第二行也是中文，足够辨认。',
    ],
    [
      'Latin-1',
      Buffer.from('Größe und Äpfel für alle, déjà vu à la carte', 'latin1'),
      'latin-1',
      'Größe und Äpfel für alle, déjà vu à la carte',
    ],
    [
      'Windows-1252',
      iconv.encode('“Größe” – déjà vu, 5 €', 'windows-1252'),
      'windows-1252',
      '“Größe” – déjà vu, 5 €',
    ],
  ] as const)('%s', (_, bytes, encoding, text) => {
    expect(decodeText(bytes)).toEqual({ encoding, text })
    expect(encodeText(text, encoding)).toEqual({ bytes: Buffer.from(bytes), lost: [] })
  })

  it('keeps halves of characters in UTF-16 as they are', () => {
    const bytes = hex('fffe 3dd8 6100')
    const decoded = decodeText(bytes)
    expect(decoded?.text).toBe('\ud83da')
    expect(encodeText(decoded?.text ?? '', 'utf-16le').bytes).toEqual(bytes)
  })
})

describe('what is no text', () => {
  it.each([
    ['NUL bytes', hex('61 00 62')],
    ['NUL bytes after valid UTF-8', Buffer.concat([Buffer.from('你好'), Buffer.alloc(1)])],
    ['half a unit of UTF-16', hex('fffe 6100 62')],
    ['broken UTF-8 behind its mark', hex('efbbbf ff')],
    ['controls in bytes that are no UTF-8', hex('80 01 02 03 ff')],
  ])('%s', (_, bytes) => {
    expect(decodeText(bytes)).toBeNull()
  })

  it('broken UTF-8 is kept byte for byte as a text of one byte for a character', () => {
    const bytes = Buffer.concat([Buffer.from('caf'), hex('e9'), Buffer.from(' au lait')])
    const decoded = decodeText(bytes)
    expect(decoded?.encoding).toBe('latin-1')
    expect(encodeText(decoded?.text ?? '', 'latin-1').bytes).toEqual(bytes)
  })
})

describe('characters that an encoding does not have', () => {
  it('are named, each once', () => {
    expect(encodeText('a 你 b 好 你', 'latin-1').lost).toEqual(['你', '好'])
    expect(encodeText('5 €', 'latin-1').lost).toEqual(['€'])
    expect(encodeText('5 €', 'windows-1252').lost).toEqual([])
  })

  it('are none in encodings of Unicode, but for halves of characters', () => {
    for (const encoding of ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'gb18030'] as const)
      expect(encodeText('你 🎉 é', encoding).lost).toEqual([])
    expect(encodeText('\ud83d', 'utf-8').lost).toEqual(['\ufffd'])
  })
})
