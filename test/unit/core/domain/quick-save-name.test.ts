import { expect, test } from 'vitest'
import { byteLength } from '../../../../src/core/domain/name-parts.ts'
import { checkNewName } from '../../../../src/core/domain/names.ts'
import { freeSaveName } from '../../../../src/core/domain/quick-save-name.ts'

const at = new Date(2026, 10, 24, 10, 44).getTime()

function name(pattern: string, taken: readonly string[] = [], computer = 'laptop', limit = 240): string {
  return freeSaveName({ kind: 'text', pattern, at, computer, limit, taken: (one) => taken.includes(one) })
}

test('the first free number is taken', () => {
  expect(name('Note {n}', ['Note 1.md', 'Note 2.md'])).toBe('Note 3.md')
  expect(name('Note {time}', ['Note 10.44.md', 'Note 10.44 2.md'])).toBe('Note 10.44 3.md')
})

test('what is too long keeps its extension and its number', () => {
  const pattern = '笔'.repeat(100)
  const first = name(pattern)
  const second = name(pattern, [first])
  expect(second).not.toBe(first)
  expect(second.endsWith(' 2.md')).toBe(true)
  for (const one of [first, second]) expect(byteLength(one)).toBeLessThanOrEqual(240)
})

test.each(['../../etc', 'a/b\\c', 'a\u0000b\u001b', 'x'.repeat(300), ' ', '', '\ud800'])(
  'a computer called “%s” makes a name that any server takes',
  (computer) => {
    const made = name('{host}', [], computer)
    expect(checkNewName(made, 240)).toMatchObject({ ok: true })
  },
)
