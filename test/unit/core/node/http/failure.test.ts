import { expect, test } from 'vitest'
import { toFailure } from '../../../../../src/core/node/http/failure.ts'
import { defaultLimits } from '../../../../../src/core/node/http/limits.ts'

const withCode = (code: string) => Object.assign(new Error('x'), { code })

test.each([
  ['ENOTFOUND', false, 'unknown-host'],
  ['EAI_AGAIN', false, 'unreachable'],
  ['ECONNREFUSED', false, 'refused'],
  ['EHOSTUNREACH', false, 'unreachable'],
  ['ENETUNREACH', false, 'unreachable'],
  ['ETIMEDOUT', false, 'connect-timeout'],
  ['ETIMEDOUT', true, 'reset'],
  ['ECONNRESET', true, 'reset'],
  ['EPIPE', true, 'reset'],
  ['ECONNRESET', false, 'reset'],
  ['EADDRINUSE', false, 'unreachable'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', false, 'certificate'],
  ['SELF_SIGNED_CERT_IN_CHAIN', false, 'certificate'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', false, 'certificate'],
  ['CERT_HAS_EXPIRED', false, 'certificate'],
  ['CERT_NOT_YET_VALID', false, 'certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', false, 'certificate'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', false, 'bad-answer'],
  ['HPE_INVALID_CONSTANT', true, 'bad-answer'],
])('%s (connected: %s) is %s', (code, connected, kind) => {
  const cause = withCode(code)
  expect(toFailure(cause, { connected, fullySent: connected })).toMatchObject({
    kind,
    detail: code,
    fullySent: connected,
    cause,
  })
})

test.each([
  [0, 60_000],
  [1024 ** 3, 240_000],
  [512 * 1024 ** 2, 150_000],
  [10 * 1024 ** 3, 1_860_000],
])('after %i bytes an answer may take %i ms', (bytes, answer) => {
  expect(defaultLimits(bytes)).toEqual({ connect: 15_000, idle: 60_000, answer })
})
