import { describe, expect, it } from 'vitest'
import { byteLength, extensionOf, fitBytes, splitName } from '../../../../src/core/domain/name-parts.ts'
import { checkNewName, compareNames, nameLimit } from '../../../../src/core/domain/names.ts'

describe('comparing names', () => {
  it.each([
    ['plan.docx', 'plan.docx', 'same'],
    ['über.txt', 'u\u0308ber.txt', 'unicode'],
    ['Plan.DOCX', 'plan.docx', 'case'],
    ['ÜBER.txt', 'u\u0308ber.txt', 'case'],
    ['straße', 'STRASSE', 'case'],
    ['ΟΔΟΣ', 'οδος', 'case'],
    ['报告.docx', '报告.docx', 'same'],
    ['plan.docx', 'plan.doc', null],
    ['plan', 'plan ', null],
    ['①', '1', null],
  ] as const)('%s and %s: %s', (a, b, match) => {
    expect(compareNames(a, b)).toBe(match)
    expect(compareNames(b, a)).toBe(match)
  })
})

describe('the parts of a name', () => {
  it.each([
    ['plan.docx', 'plan', '.docx'],
    ['all.tar.gz', 'all', '.tar.gz'],
    ['v1.2', 'v1', '.2'],
    ['README', 'README', ''],
    ['.profile', '.profile', ''],
    ['Report v1. final version', 'Report v1. final version', ''],
    ['odd.', 'odd.', ''],
  ])('%s is %s and %s', (name, stem, extension) => {
    expect(splitName(name)).toEqual({ stem, extension })
  })

  it.each([
    ['Plan.DOCX', 'docx'],
    ['all.tar.gz', 'gz'],
    ['README', null],
    ['.profile', null],
    ['odd.', null],
  ])('the extension of %s is %s', (name, extension) => {
    expect(extensionOf(name)).toBe(extension)
  })

  it('a text is cut between visible characters', () => {
    expect(fitBytes('ab', 1)).toBe('a')
    expect(fitBytes('文件', 5)).toBe('文')
    expect(fitBytes('e\u0301x', 2)).toBe('')
    expect(fitBytes('👩‍👩‍👧x', 18)).toBe('👩‍👩‍👧')
    expect(fitBytes('👩‍👩‍👧x', 17)).toBe('')
  })
})

describe('names for new files', () => {
  const check = (name: string, limit = 255) => checkNewName(name, limit)

  it.each(['plan.docx', '报告 📈.xlsx', 'a', '...', '.profile', 'CON', ' lead', 'x'.repeat(255)])(
    '%j is accepted as it is',
    (name) => {
      expect(check(name)).toEqual({ ok: true, name })
    },
  )

  it('is composed, whatever form was given', () => {
    expect(check('u\u0308ber.txt')).toEqual({ ok: true, name: 'über.txt' })
  })

  it.each([
    ['', 'empty', '_'],
    ['.', 'dots', '_'],
    ['..', 'dots', '_'],
    ['a/b', 'characters', 'a_b'],
    ['a\\b', 'characters', 'a_b'],
    ['12:30?.txt', 'characters', '12_30_.txt'],
    ['<"*|>', 'characters', '_____'],
    ['a\0b', 'characters', 'a_b'],
    ['a\ud800b', 'characters', 'a\ufffdb'],
    [`${'x'.repeat(252)}.txt`, 'too-long', `${'x'.repeat(251)}.txt`],
    [`${'文'.repeat(85)}.txt`, 'too-long', `${'文'.repeat(83)}.txt`],
  ])('%j is refused: %s', (name, why, proposal) => {
    expect(check(name)).toEqual({ ok: false, why, proposal })
    expect(check(proposal)).toMatchObject({ ok: true })
  })

  it('counts bytes after composing', () => {
    const decomposed = 'u\u0308'.repeat(127)
    expect(byteLength(decomposed)).toBeGreaterThan(255)
    expect(check(decomposed)).toMatchObject({ ok: true })
  })

  it.each([
    [{ type: 'local' }, 240],
    [null, 240],
    [{ type: 's3' }, 255],
  ])('on storage %j it may have %i bytes', (policy, limit) => {
    expect(nameLimit(policy)).toBe(limit)
    expect(check('x'.repeat(limit), nameLimit(policy)).ok).toBe(true)
    expect(check('x'.repeat(limit + 1), nameLimit(policy)).ok).toBe(false)
  })
})
