import { describe, expect, it } from 'vitest'
import { toLocalName } from '../../../../src/core/domain/local-name.ts'
import { byteLength } from '../../../../src/core/domain/name-parts.ts'

describe('the local name of a remote file', () => {
  it.each([
    ['plan.docx', 'plan.docx'],
    ['报告 📈.xlsx', '报告 📈.xlsx'],
    ['.profile', '.profile'],
    ['console.log', 'console.log'],
    ['CON', 'CON_'],
    ['con.txt', 'con_.txt'],
    ['Com1.tar.gz', 'Com1_.tar.gz'],
    ['LPT².doc', 'LPT²_.doc'],
    ['nul .txt', 'nul_ .txt'],
    ['conin$', 'conin$_'],
    ['com10.txt', 'com10.txt'],
    ['end.', 'end_'],
    ['end. . ', 'end____'],
    ['end ', 'end_'],
    ['.', '_'],
    ['..', '__'],
    ['...', '___'],
    ['', '_'],
    ['a/b\\c', 'a_b_c'],
    ['../../etc/passwd', '.._.._etc_passwd'],
    ['12:30 <a> "b"|c?*', '12_30 _a_ _b__c__'],
    ['line\nbreak\u007f\u0000\u0085', 'line_break___'],
    ['report\u202Efdp.exe', 'report_fdp.exe'],
    ['broken\ud83d', 'broken\ufffd'],
    [`${'x'.repeat(300)}.docx`, `${'x'.repeat(250)}.docx`],
    [`${'文'.repeat(100)}.docx`, `${'文'.repeat(83)}.docx`],
    [`${'x'.repeat(254)} y`, `${'x'.repeat(254)}_`],
  ])('of %j is %j', (remote, local) => {
    expect(toLocalName(remote)).toBe(local)
  })

  it('is the same when applied again', () => {
    for (const name of ['con.txt', 'end. . ', '../../x', `${'文'.repeat(100)}.docx`]) {
      expect(toLocalName(toLocalName(name))).toBe(toLocalName(name))
    }
  })

  it.each([
    ['plan.docx', ['plan.docx'], 'plan (2).docx'],
    ['Plan.docx', ['plan.docx'], 'Plan (2).docx'],
    ['u\u0308ber', ['über'], 'u\u0308ber (2)'],
    ['plan.docx', ['PLAN.docx', 'plan (2).DOCX'], 'plan (3).docx'],
    ['a/b', ['a_b'], 'a_b (2)'],
    ['plan.docx', ['other.docx'], 'plan.docx'],
  ])('of %j next to %j is %j', (remote, taken, local) => {
    expect(toLocalName(remote, taken)).toBe(local)
  })

  it('still fits with a number', () => {
    const long = `${'x'.repeat(250)}.docx`
    const twin = toLocalName(long, [long])
    expect(twin).toMatch(/^x+ \(2\)\.docx$/)
    expect(byteLength(twin)).toBe(255)
  })
})
