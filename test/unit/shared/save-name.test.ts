import { expect, test } from 'vitest'
import { isSaveName, saveNameOf } from '../../../src/shared/save-name.ts'

const at = new Date(2026, 10, 24, 10, 4).getTime()
const made = (kind: 'picture' | 'text', pattern: string, number = 1) => {
  const { stem, extension } = saveNameOf(kind, pattern, { at, number, host: 'ana’s laptop' })
  return stem + extension
}

test.each([
  ['picture', 'Screenshot {date} {time}', 'Screenshot 2026-11-24 10.04.png'],
  ['picture', 'Shot {n}.PNG', 'Shot 1.PNG'],
  ['picture', 'Shot.jpg', 'Shot.jpg.png'],
  ['text', 'Note {date} {time}', 'Note 2026-11-24 10.04.md'],
  ['text', 'Note {date}.txt', 'Note 2026-11-24.txt'],
  ['text', 'Release 1.2 {date}', 'Release 1.2 2026-11-24.md'],
  ['text', '.md', '.md.md'],
  ['text', '  {host}   {n} ', 'ana’s laptop 1.md'],
] as const)('a %s by “%s” is “%s”', (kind, pattern, name) => {
  expect(made(kind, pattern)).toBe(name)
})

test('a number that the pattern has no place for follows', () => {
  expect(made('text', 'Note.txt', 2)).toBe('Note 2.txt')
  expect(made('text', 'Note {n}.txt', 2)).toBe('Note 2.txt')
})

test.each(['Screenshot {date} {time}', '{n}', '笔记 {date}', 'a.b', '{host}'])(
  '“%s” makes names',
  (pattern) => {
    expect(isSaveName(pattern)).toBe(true)
  },
)

test.each([
  '',
  '  ',
  'a/b',
  '..\\{date}',
  'what? {time}',
  '{date',
  '{user}',
  '{{date}}',
  'a\u0000b',
  'a\nb',
  '\ud800',
  'x'.repeat(101),
])('“%s” makes none', (pattern) => {
  expect(isSaveName(pattern)).toBe(false)
})
