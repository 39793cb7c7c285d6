import { diff3Merge } from 'node-diff3'
import { describe, expect, it } from 'vitest'
import { hunksOfThree, hunksOfTwo } from '../../../../../src/core/services/compare/hunks.ts'
import type { Hunk } from '../../../../../src/shared/model/index.ts'

const options = { ignoreLineEndSpaces: false, timeout: 5_000 }
const lines = (text: string) => text.split('')
const short = (hunks: readonly Hunk[] | null) =>
  hunks?.map(
    ({ kind, left, right, base }) =>
      `${kind}:${left.join('')}/${right.join('')}${base ? `/${base.join('')}` : ''}`,
  )

describe('two texts', () => {
  it.each([
    ['equal', 'abc', 'abc', ['same:abc/abc']],
    ['both empty', '', '', []],
    ['one changed', 'abc', 'axc', ['same:a/a', 'conflict:b/x', 'same:c/c']],
    ['added', 'ac', 'abc', ['same:a/a', 'conflict:/b', 'same:c/c']],
    ['removed at the end', 'abc', 'a', ['same:a/a', 'conflict:bc/']],
    ['nothing in common', 'ab', 'xy', ['conflict:ab/xy']],
  ])('%s', (_, left, right, expected) => {
    expect(short(hunksOfTwo(lines(left), lines(right), options))).toEqual(expected)
  })

  it('leaves out blanks at line ends if wanted, and keeps both lines', () => {
    const [left, right] = [
      ['a ', 'b', 'c'],
      ['a', 'b\t', 'x'],
    ]
    expect(hunksOfTwo(left, right, { ...options, ignoreLineEndSpaces: true })).toEqual([
      { kind: 'same', left: ['a ', 'b'], right: ['a', 'b\t'], base: null },
      { kind: 'conflict', left: ['c'], right: ['x'], base: null },
    ])
    expect(hunksOfTwo(left, right, options)).toHaveLength(1)
  })

  it('names like those of objects are lines as any other', () => {
    const left = ['__proto__', 'constructor', 'toString']
    expect(hunksOfTwo(left, ['__proto__', 'toString'], options)?.map(({ kind }) => kind)).toEqual([
      'same',
      'conflict',
      'same',
    ])
  })

  it('gives up on texts that are too different for the time it has', () => {
    const other = (name: string) => Array.from({ length: 40_000 }, (_, at) => `${name} ${at}`)
    expect(hunksOfTwo(other('a'), other('b'), { ...options, timeout: 50 })).toBeNull()
  })

  it('100,000 lines with a change in each thousand are no trouble', () => {
    const before = Array.from({ length: 100_000 }, (_, at) => (at % 3 === 0 ? '' : `line ${at}`))
    const after = before.map((line, at) => (at % 1000 === 500 ? 'changed' : line))
    expect(hunksOfTwo(before, after, options)).toHaveLength(201)
  })
})

describe('three texts', () => {
  it.each([
    ['only the server changed', 'abc', 'axc', 'abc', ['same:a/a/a', 'left:x/b/b', 'same:c/c/c']],
    ['only you changed', 'abc', 'abc', 'axc', ['same:a/a/a', 'right:b/x/b', 'same:c/c/c']],
    ['both the same', 'abc', 'axc', 'axc', ['same:a/a/a', 'both:x/x/b', 'same:c/c/c']],
    ['both changed', 'abc', 'axc', 'ayc', ['same:a/a/a', 'conflict:x/y/b', 'same:c/c/c']],
    ['in two places', 'abcde', 'xbcde', 'abcdy', ['left:x/a/a', 'same:bcd/bcd/bcd', 'right:e/y/e']],
    [
      'lines side by side have their owners',
      'abcd',
      'axcd',
      'aycz',
      ['same:a/a/a', 'conflict:x/y/b', 'same:c/c/c', 'right:d/z/d'],
    ],
    ['changed there, removed here', 'abc', 'axc', 'ac', ['same:a/a/a', 'conflict:x//b', 'same:c/c/c']],
    ['added by both at one place', 'ac', 'axc', 'ayc', ['same:a/a/a', 'conflict:x/y/', 'same:c/c/c']],
    ['everything new', '', 'ab', 'ab', ['both:ab/ab/']],
  ])('%s', (_, base, left, right, expected) => {
    expect(short(hunksOfThree(lines(base), lines(left), lines(right), options))).toEqual(expected)
  })

  /** Lines `a` to `f`, some replaced, left out or doubled. */
  function changed(base: readonly string[], random: () => number): string[] {
    return base.flatMap((line) => {
      const way = random()
      if (way < 0.8) return [line]
      if (way < 0.87) return [String(Math.floor(random() * 5))]
      return way < 0.94 ? [] : [line, line]
    })
  }

  it('every line of all three is in them once and in order, for 2,000 texts made at random', () => {
    let seed = 1
    const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
    for (let round = 0; round < 2_000; round++) {
      const base = Array.from({ length: 12 }, () => 'abcdef'.charAt(Math.floor(random() * 6)))
      const [left, right] = [changed(base, random), changed(base, random)]
      const hunks = hunksOfThree(base, left, right, options) ?? []
      expect(hunks.flatMap((hunk) => hunk.left)).toEqual(left)
      expect(hunks.flatMap((hunk) => hunk.right)).toEqual(right)
      expect(hunks.flatMap((hunk) => hunk.base ?? [])).toEqual(base)
      for (const { kind, ...hunk } of hunks) {
        const [l, r, b] = [hunk.left.join('\n'), hunk.right.join('\n'), hunk.base?.join('\n')]
        if (kind === 'same') expect([l, r]).toEqual([b, b])
        if (kind === 'left') expect(r).toBe(b)
        if (kind === 'right') expect(l).toBe(b)
        if (kind === 'both') expect(l).toBe(r)
      }
    }
  })

  it('merges by itself what another program merges by itself', () => {
    const base = 'abcdefgh'.split('')
    const left = 'aXcdefgh'.split('')
    const right = 'abcdefYh'.split('')
    const ours = hunksOfThree(base, left, right, options)?.flatMap(({ kind, ...hunk }) =>
      kind === 'left' ? hunk.left : hunk.right,
    )
    expect(diff3Merge(left, base, right)).toEqual([{ ok: ours }])
  })
})
