import { describe, expect, it } from 'vitest'
import { isTooOld, releaseOf } from '../../../../../src/core/services/accounts/version.ts'

describe('the version a site reports', () => {
  it.each([
    ['4.18.0', '4.18.0'],
    ['4.18.0-pro', '4.18.0'],
    ['4.0.0-alpha.1', '4.0.0'],
    ['v4.1.2', '4.1.2'],
    ['nightly', null],
    ['', null],
  ])('%j is %j', (version, release) => {
    expect(releaseOf(version)).toBe(release)
  })

  it('is too old before 4.0', () => {
    expect(isTooOld('3.8.3')).toBe(true)
    expect(isTooOld('4.0.0')).toBe(false)
    expect(isTooOld('10.0.0')).toBe(false)
  })
})
