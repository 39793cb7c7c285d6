import { describe, expect, it } from 'vitest'
import { resultForm } from '../../../../../src/core/services/compare/form.ts'
import {
  hasMoreLines,
  joinLines,
  lineEndOf,
  splitLines,
} from '../../../../../src/core/services/compare/lines.ts'

describe('ends of lines', () => {
  it.each([
    ['a\nb\n', 'lf'],
    ['a\r\nb', 'crlf'],
    ['a\rb', 'cr'],
    ['a\nb\r\n', 'mixed'],
    ['a\r\r\n', 'mixed'],
    ['one line', 'none'],
    ['', 'none'],
  ] as const)('%j has %s, and is the same when its lines are joined again', (text, end) => {
    expect(lineEndOf(text)).toBe(end)
    expect(joinLines(splitLines(text, end), end)).toBe(text)
  })

  it('counts no further than it has to', () => {
    expect(hasMoreLines('a\nb\nc', 3)).toBe(false)
    expect(hasMoreLines('a\nb\nc', 2)).toBe(true)
    expect(hasMoreLines('a\r\nb\r\n', 3)).toBe(false)
  })
})

describe('how a merge is written', () => {
  const lf = { encoding: 'utf-8', lineEnd: 'lf' } as const
  const crlf = { encoding: 'utf-8', lineEnd: 'crlf' } as const
  const gb = { encoding: 'gb18030', lineEnd: 'lf' } as const

  it.each([
    ['what only the server changed holds', lf, gb, lf, gb],
    ['what only you changed holds', lf, lf, crlf, crlf],
    ['encoding and ends each on their own', lf, gb, crlf, { ...gb, lineEnd: 'crlf' }],
    ['both changed: yours', lf, gb, { ...lf, encoding: 'latin-1' }, { ...lf, encoding: 'latin-1' }],
    ['without a common version: yours', null, lf, crlf, crlf],
    ['a text of one line says nothing about ends', null, crlf, { ...lf, lineEnd: 'none' }, crlf],
  ] as const)('%s', (_, base, left, right, result) => {
    expect(resultForm(base, left, right)).toEqual(result)
  })
})
