import { describe, expect, it } from 'vitest'
import { markPair, plainLine, type MarkedLine } from '../../../../src/renderer/features/compare/marks.ts'

const shown = ({ parts }: MarkedLine) =>
  parts.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('')
const marked = (left: string, right: string) => {
  const pair = markPair(left, right)
  return [shown(pair.left), shown(pair.right)]
}

describe('what differs in a line', () => {
  it.each([
    [
      'a word',
      'cut at 180 characters.',
      'cut in the list only.',
      'cut [at 180 characters].',
      'cut [in the list only].',
    ],
    ['nothing', 'same', 'same', 'same', 'same'],
    ['all', 'abc', 'xyz', '[abc]', '[xyz]'],
    ['more at the end', 'one', 'one two', 'one', 'one[ two]'],
    ['an empty line', '', 'x', '', '[x]'],
  ])('%s', (_, left, right, one, other) => {
    expect(marked(left, right)).toEqual([one, other])
  })

  it('never marks half a character', () => {
    const { left, right } = markPair('a 🎉', 'a 🎊')
    for (const part of [...left.parts, ...right.parts]) expect(part.text.isWellFormed()).toBe(true)
  })

  it('joins to the lines again', () => {
    const [left, right] = ['the quick  brown fox', 'the slow brown  dog jumps']
    const pair = markPair(left, right)
    expect(pair.left.parts.map(({ text }) => text).join('')).toBe(left)
    expect(pair.right.parts.map(({ text }) => text).join('')).toBe(right)
  })
})

describe('lines of any length', () => {
  it('only the surroundings of the difference are drawn', () => {
    const line = 'a '.repeat(500_000)
    const { left } = markPair(`${line}b ${line}`, `${line}c ${line}`)
    expect(left.parts.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(2_000)
    expect(shown(left)).toContain('[b]')
    expect(left.cutBefore + left.cutAfter + 2_000).toBe(2_000_002)
  })

  it('a line alone is drawn from its beginning', () => {
    expect(plainLine('x'.repeat(5_000))).toMatchObject({ cutBefore: 0, cutAfter: 3_000 })
  })
})
