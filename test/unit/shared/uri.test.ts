import { describe, expect, test } from 'vitest'
import { RedropError } from '../../../src/shared/errors.ts'
import { fileName, formatUri, joinUri, parentUri, parseUri, sameUri } from '../../../src/shared/uri.ts'

const nfc = 'Jahresplan \u00fc.docx'
const nfd = 'Jahresplan u\u0308.docx'

describe('names', () => {
  test.each([
    ['a hash', 'c#d.txt', 'c%23d.txt'],
    ['a question mark', 'what?.txt', 'what%3F.txt'],
    ['a percent sign', '50%.txt', '50%25.txt'],
    ['something that looks encoded', '50%25.txt', '50%2525.txt'],
    ['blanks and a plus', ' a + b ', '%20a%20%2B%20b%20'],
    ['marks that stay as they are', "-_.!~*'()", "-_.!~*'()"],
    ['reserved marks', '&=@:;,$[]{}', '%26%3D%40%3A%3B%2C%24%5B%5D%7B%7D'],
    ['composed letters', nfc, 'Jahresplan%20%C3%BC.docx'],
    ['decomposed letters', nfd, 'Jahresplan%20u%CC%88.docx'],
    ['Chinese', '报告.xlsx', '%E6%8A%A5%E5%91%8A.xlsx'],
    ['an emoji', '🚀.md', '%F0%9F%9A%80.md'],
    ['255 bytes', '报'.repeat(85), '%E6%8A%A5'.repeat(85)],
    ['three dots', '...', '...'],
    ['control characters', '\u0000\n', '%00%0A'],
  ])('%s are written as the server writes them and come back', (_, name, encoded) => {
    const uri = joinUri('cloudreve://my/Docs', name)
    expect(uri).toBe(`cloudreve://my/Docs/${encoded}`)
    expect(fileName(uri)).toBe(name)
    expect(parseUri(uri).path).toEqual(['Docs', name])
  })

  test.each(['', '.', '..', 'a/b', '/', '\ud83d'])('%j cannot be a name', (name) => {
    expect(() => joinUri('cloudreve://my/Docs', name)).toThrow(RedropError)
  })

  test('composed and decomposed names are two places', () => {
    expect(sameUri(joinUri('cloudreve://my', nfc), joinUri('cloudreve://my', nfd))).toBe(false)
  })
})

describe('parsing', () => {
  test.each([
    ['cloudreve://my', { fs: 'my', id: null, password: null, path: [] }],
    ['cloudreve://my/', { fs: 'my', id: null, password: null, path: [] }],
    ['CLOUDREVE://MY/Docs', { fs: 'my', id: null, password: null, path: ['Docs'] }],
    ['cloudreve://dWim@my/a', { fs: 'my', id: 'dWim', password: null, path: ['a'] }],
    ['cloudreve://1mTY:p%40ss@share/a.txt', { fs: 'share', id: '1mTY', password: 'p@ss', path: ['a.txt'] }],
    ['cloudreve://trash/5b9f', { fs: 'trash', id: null, password: null, path: ['5b9f'] }],
    ['cloudreve://shared_with_me', { fs: 'shared_with_me', id: null, password: null, path: [] }],
    ['cloudreve://my/a//b/./c/', { fs: 'my', id: null, password: null, path: ['a', 'b', 'c'] }],
    ['cloudreve://my/a/../../b', { fs: 'my', id: null, password: null, path: ['b'] }],
    ['cloudreve://my/a%2e%2e/%2E%2E/b', { fs: 'my', id: null, password: null, path: ['b'] }],
    ['cloudreve://my/raw blank/ü+报', { fs: 'my', id: null, password: null, path: ['raw blank', 'ü+报'] }],
  ])('%s', (text, expected) => {
    expect(parseUri(text)).toEqual(expected)
  })

  test.each([
    '',
    'report.xlsx',
    'https://example.org/a',
    'cloudreve:my/a',
    'cloudreve://',
    'cloudreve:///a',
    'cloudreve://elsewhere/a',
    'cloudreve://my/c#d.txt',
    'cloudreve://my/what?.txt',
    'cloudreve://my/50%.txt',
    'cloudreve://my/%FF',
    'cloudreve://my/a%2Fb',
    'cloudreve://a:b:c@share/x',
    'cloudreve://a@b@share/x',
    'cloudreve://%zz@my/x',
    ' cloudreve://my/a',
  ])('%j is refused, with the text that was given', (text) => {
    expect(() => parseUri(text)).toThrow(expect.objectContaining({ code: 'bad-uri', params: { uri: text } }))
  })

  test('every spelling of a place is written in one way', () => {
    const spellings = ['cloudreve://my/%41/b%20c', 'Cloudreve://My//A/b c/', 'cloudreve://my/A/x/../b%20c']
    expect(new Set(spellings.map((text) => formatUri(parseUri(text))))).toEqual(
      new Set(['cloudreve://my/A/b%20c']),
    )
  })

  test('id and password are written back', () => {
    const text = 'cloudreve://1mTY:p%40ss@share/a.txt'
    expect(formatUri(parseUri(text))).toBe(text)
  })
})

describe('moving about', () => {
  test.each([
    ['cloudreve://my/a/b%23c', 'cloudreve://my/a'],
    ['cloudreve://my/a', 'cloudreve://my'],
    ['cloudreve://my/', null],
    ['cloudreve://dWim@my/a/b', 'cloudreve://dWim@my/a'],
  ])('above %s is %s', (uri, parent) => {
    expect(parentUri(uri)).toBe(parent)
  })

  test('joining to a root, with or without a slash at its end', () => {
    expect(joinUri('cloudreve://my', 'a')).toBe('cloudreve://my/a')
    expect(joinUri('cloudreve://my/', 'a')).toBe('cloudreve://my/a')
  })

  test('the root has no name', () => {
    expect(fileName('cloudreve://my')).toBe('')
  })
})

describe('comparing', () => {
  test.each([
    ['cloudreve://my/a%20b', 'cloudreve://my/a b', true],
    ['cloudreve://my/a(1)', 'cloudreve://my/a%281%29', true],
    ['cloudreve://my/a/', 'cloudreve://MY/a', true],
    ['cloudreve://my/a', 'cloudreve://my/A', false],
    ['cloudreve://my/a', 'cloudreve://dWim@my/a', false],
    ['cloudreve://my/a', 'cloudreve://trash/a', false],
  ])('%s and %s', (a, b, same) => {
    expect(sameUri(a, b)).toBe(same)
  })
})
