import { describe, expect, it } from 'vitest'
import { isAtLeast, parseRelease } from '../../../../src/core/domain/versions.ts'

describe('the version a site reports', () => {
  it.each([
    ['4.18.0', [4, 18, 0]],
    ['4.18.0-pro', [4, 18, 0]],
    ['v4.1.2', [4, 1, 2]],
    ['4.0.0-alpha.1', [4, 0, 0]],
    ['4.18.0+build.7', [4, 18, 0]],
    [' 4.18.0\n', [4, 18, 0]],
    ['4.18', null],
    ['4.18.0.1', null],
    ['4.x.0', null],
    ['-4.18.0', null],
    ['latest', null],
    ['', null],
  ])('%j is read as %j', (text, release) => {
    expect(parseRelease(text)).toEqual(release)
  })

  it.each([
    ['4.18.0', '4.18.0', true],
    ['4.18.0-pro', '4.18.0', true],
    ['4.9.0', '4.10.0', false],
    ['4.10.0', '4.9.0', true],
    ['4.17.9', '4.18.0', false],
    ['5.0.0', '4.18.0', true],
    ['10.0.0', '9.99.99', true],
    ['4.16.1', '4.16.2', false],
    ['garbage', '0.0.0', false],
  ] as const)('%s has what began with %s: %s', (version, since, expected) => {
    expect(isAtLeast(version, since)).toBe(expected)
  })
})
