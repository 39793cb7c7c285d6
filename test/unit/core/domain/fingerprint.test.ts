import { expect, it } from 'vitest'
import { certificateProblem } from '../../../../src/core/domain/certificate-problem.ts'
import { formatFingerprint, parseFingerprint } from '../../../../src/core/domain/fingerprint.ts'

const digits = '9f2c417b08d3e65a11b7c0946e2fa8359f2c417b08d3e65a11b7c0946e2fa835'
const pairs = digits.toUpperCase().match(/../g) ?? []

it.each([
  digits,
  digits.toUpperCase(),
  pairs.join(':'),
  pairs.join(' '),
  `SHA256:${pairs.join(':')}`,
  `sha-256: ${digits}\n`,
  `SHA256=${digits}`,
])('a fingerprint as it is copied: %s', (text) => {
  expect(parseFingerprint(text)).toBe(digits)
})

it.each(['', 'SHA256:', digits.slice(1), `${digits}0`, `g${digits.slice(1)}`, 'SHA1:9f2c'])(
  'no fingerprint: %s',
  (text) => {
    expect(parseFingerprint(text)).toBeNull()
  },
)

it('is written as it can be read again', () => {
  expect(formatFingerprint(digits)).toBe(`SHA256:${pairs.join(':')}`)
  expect(parseFingerprint(formatFingerprint(digits))).toBe(digits)
})

it.each([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'unknown-issuer'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unknown-issuer'],
  ['CERT_HAS_EXPIRED', 'expired'],
  ['CERT_NOT_YET_VALID', 'not-yet-valid'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'wrong-host'],
  ['CERTIFICATE_CHANGED', 'changed'],
  ['INVALID_PURPOSE', 'other'],
])('%s is %s', (code, problem) => {
  expect(certificateProblem(code)).toBe(problem)
})
