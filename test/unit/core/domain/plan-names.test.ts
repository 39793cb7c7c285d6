import { describe, expect, it } from 'vitest'
import { NameIndex } from '../../../../src/core/domain/plan-names.ts'

const index = (...names: readonly string[]) => new NameIndex(names.map((name) => ({ name })))

describe('matching names in a folder', () => {
  it.each([
    ['report.txt', 'report.txt', 'same'],
    ['Report.TXT', 'report.txt', 'case'],
    ['u\u0308ber.txt', 'über.txt', 'same'],
    ['über.txt', 'u\u0308ber.txt', 'unicode'],
    ['ÜBER.txt', 'u\u0308ber.txt', 'case'],
  ] as const)('%s meets %s: %s', (local, remote, how) => {
    expect(index('other.txt', remote).find(local)).toEqual({ value: { name: remote }, how })
  })

  it('prefers the one that is written the same among twins', () => {
    expect(index('README', 'readme', 'Readme').find('readme')).toEqual({
      value: { name: 'readme' },
      how: 'same',
    })
  })

  it('finds nothing where nothing is alike, nor in an empty folder', () => {
    expect(index('report.doc').find('report.docx')).toBeNull()
    expect(index().find('report.docx')).toBeNull()
  })

  it('knows what was added since, before and after the first look', () => {
    const names = index('a')
    names.add({ name: 'B' })
    expect(names.has('b')).toBe(true)
    names.add({ name: 'C' })
    expect(names.has('c')).toBe(true)
    expect(names.has('d')).toBe(false)
  })
})
