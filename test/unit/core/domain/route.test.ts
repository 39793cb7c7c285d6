import { describe, expect, it } from 'vitest'
import {
  chooseRoute,
  defaultPutLimit,
  sessionManners,
  type Route,
  type RouteQuestion,
} from '../../../../src/core/domain/route.ts'

const MiB = 1024 * 1024
const local = { type: 'local', relay: false, maxSize: 0 }
const s3 = { type: 's3', relay: false, maxSize: 0 }
const small: RouteQuestion = {
  size: MiB,
  learnedLimit: null,
  policy: local,
  serverVersion: '4.18.0',
  waitingForLock: false,
  keepModified: false,
  bytesPerSecond: null,
  brokenOff: 0,
}

function chosen(change: Partial<RouteQuestion>): string {
  const route: Route = chooseRoute({ ...small, ...change })
  return route.kind === 'refused' ? `refused ${route.why} ${route.limit}` : route.kind
}

describe('the way content is sent', () => {
  it.each<[string, Partial<RouteQuestion>, string]>([
    ['a small file', {}, 'put'],
    ['an empty file', { size: 0 }, 'put'],
    ['exactly the default limit', { size: defaultPutLimit }, 'put'],
    ['one byte above the default limit', { size: defaultPutLimit + 1 }, 'session'],
    ['the size this site refused', { size: 10 * MiB, learnedLimit: 10 * MiB }, 'session'],
    ['one byte less than this site refused', { size: 10 * MiB - 1, learnedLimit: 10 * MiB }, 'put'],
    ['a learned limit above the default', { size: defaultPutLimit + 1, learnedLimit: 200 * MiB }, 'session'],
    ['ten seconds of sending', { size: 10 * MiB, bytesPerSecond: MiB }, 'put'],
    ['more than ten seconds of sending', { size: 10 * MiB + 1, bytesPerSecond: MiB }, 'session'],
    ['an empty file on a link that stands still', { size: 0, bytesPerSecond: 0 }, 'put'],
    ['a body that broke off twice', { size: 10 * MiB, brokenOff: 2 }, 'put'],
    ['a body that broke off three times', { size: 10 * MiB, brokenOff: 3 }, 'session'],
    ['a small body that broke off three times', { brokenOff: 3 }, 'put'],
    ['another storage, broken off', { policy: s3, size: 10 * MiB, brokenOff: 3 }, 'put'],
    ['a lock that is waited for', { waitingForLock: true }, 'session'],
    ['the local modification time kept', { keepModified: true }, 'session'],
    ['storage not known yet, small', { policy: null }, 'put'],
    ['storage not known yet, large', { policy: null, size: 60 * MiB }, 'session'],
    ['a relayed storage', { policy: { ...s3, relay: true }, size: 60 * MiB }, 'session'],
    ['another storage, small', { policy: s3 }, 'put'],
    [
      'another storage while a lock is waited for: the PUT is repeated',
      { policy: s3, waitingForLock: true },
      'put',
    ],
    ['another storage, slow link', { policy: s3, size: 20 * MiB, bytesPerSecond: 1000 }, 'put'],
    [
      'another storage, above the limit',
      { policy: s3, size: 60 * MiB },
      `refused storage ${defaultPutLimit}`,
    ],
    [
      'another storage, above what this site takes',
      { policy: s3, size: 2 * MiB, learnedLimit: MiB },
      `refused storage ${MiB - 1}`,
    ],
    [
      'more than the storage takes',
      { policy: { ...local, maxSize: MiB - 1 } },
      `refused too-large ${MiB - 1}`,
    ],
    ['exactly what the storage takes', { policy: { ...local, maxSize: MiB } }, 'put'],
  ])('%s', (_, change, expected) => {
    expect(chosen(change)).toBe(expected)
  })

  it('a refusal names the storage type', () => {
    const route = chooseRoute({ ...small, policy: s3, size: 60 * MiB })
    expect(route).toMatchObject({ kind: 'refused', type: 's3' })
  })
})

describe('sessions of older servers', () => {
  it.each([
    ['4.0.0', 'lock-then-info', 'last-index-last'],
    ['4.10.1', 'lock-then-info', 'last-index-last'],
    ['4.11.0', 'previous', 'last-index-last'],
    ['4.17.9', 'previous', 'last-index-last'],
    ['4.18.0', 'previous', 'any-order'],
    ['4.18.0-pro', 'previous', 'any-order'],
    ['unknown', 'lock-then-info', 'last-index-last'],
  ])('%s: %s, %s', (serverVersion, precondition, completion) => {
    expect(sessionManners(serverVersion)).toEqual({ precondition, completion })
    expect(chooseRoute({ ...small, size: 60 * MiB, serverVersion })).toEqual({
      kind: 'session',
      precondition,
      completion,
    })
  })
})
