import { describe, expect, it } from 'vitest'
import { copySuffix, isCopyName, usualCopyName } from '../../../src/shared/copy-name.ts'

const at = new Date(2026, 10, 24, 9, 5).getTime()

describe('a template for the names of copies', () => {
  it.each([usualCopyName, '{name} {date}', '{name} – {computer}', '{name}_{time}', '{name} copy'])(
    '%s is one',
    (template) => expect(isCopyName(template)).toBe(true),
  )

  it.each([
    ['', 'nothing'],
    ['{name}', 'nothing that tells the copy apart'],
    ['{name}  ', 'only blanks'],
    ['copy of {name}', 'something before the name'],
    ['{name} {name}', 'the name twice'],
    ['{name} {version}', 'a part that is not known'],
    ['{name} {date', 'a brace that is not closed'],
    ['{name}/{date}', 'a slash'],
    ['{name} {time}?', 'a character that no name may have'],
    ['{name}\n', 'a control character'],
    [`{name} ${'x'.repeat(100)}`, 'too much'],
  ])('%s is none: %s', (template) => expect(isCopyName(template)).toBe(false))
})

describe('what follows the name', () => {
  it.each([
    [usualCopyName, ' (Ana’s laptop 2026-11-24 09.05)'],
    ['{name} {date}', ' 2026-11-24'],
    ['{name}_{time}_{time}', '_09.05_09.05'],
    ['{name} copy', ' copy'],
  ])('of %s is “%s”', (template, expected) => {
    expect(copySuffix(template, 'Ana’s laptop', at)).toBe(expected)
  })

  it('takes a computer’s name as it is', () => {
    expect(copySuffix('{name} {computer}', '$& {date}', at)).toBe(' $& {date}')
  })
})
