import { describe, expect, it } from 'vitest'
import { usualCopyName } from '../../../../src/shared/copy-name.ts'
import { byteLength } from '../../../../src/core/domain/name-parts.ts'
import { checkNewName } from '../../../../src/core/domain/names.ts'
import { copyLabel, nextToName } from '../../../../src/core/domain/next-to-name.ts'

const label = ' (Ana’s laptop 2026-11-24 10.42)'
const free = { label, limit: 240, taken: () => false }
const at = new Date(2026, 10, 24, 10, 42).getTime()

describe('the label of a copy', () => {
  it('names who and when, in local time, without characters that a name cannot have', () => {
    expect(copyLabel(usualCopyName, 'Ana’s laptop', at)).toBe(label)
    expect(copyLabel(usualCopyName, 'C:\\DESK/1\n', at)).toBe(' (C__DESK_1 2026-11-24 10.42)')
    expect(copyLabel(usualCopyName, '', new Date(2026, 0, 2, 3, 4).getTime())).toBe(' (2026-01-02 03.04)')
  })

  it('does not push the file’s own name out', () => {
    expect(byteLength(copyLabel(usualCopyName, '很'.repeat(100), at))).toBeLessThan(60)
  })
})

describe('the name of a copy', () => {
  it.each([
    ['Q3 budget.xlsx', `Q3 budget${label}.xlsx`],
    ['all.tar.gz', `all${label}.tar.gz`],
    ['README', `README${label}`],
    ['.env', `.env${label}`],
    ['a?b.txt', `a_b${label}.txt`],
  ])('of %s is %s', (name, expected) => {
    expect(nextToName(name, free)).toBe(expected)
  })

  it('counts on while the name is in use', () => {
    const used = new Set([`a${label}.txt`, 'a (Ana’s laptop 2026-11-24 10.42 2).txt'])
    expect(nextToName('a.txt', { ...free, taken: (name) => used.has(name) })).toBe(
      'a (Ana’s laptop 2026-11-24 10.42 3).txt',
    )
  })

  it.each(['x'.repeat(240), `${'文'.repeat(78)}.xlsx`, `${'👩‍👩‍👧'.repeat(12)}.png`])(
    'of %s fits the limit, keeps the extension and is accepted by the server',
    (name) => {
      const copy = nextToName(name, free)
      expect(byteLength(copy)).toBeLessThanOrEqual(240)
      expect(copy.endsWith(name.includes('.') ? name.slice(name.lastIndexOf('.')) : ')')).toBe(true)
      expect(checkNewName(copy, 240)).toEqual({ ok: true, name: copy })
    },
  )
})
