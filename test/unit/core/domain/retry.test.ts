import { describe, expect, expectTypeOf, it } from 'vitest'
import type { HttpFailureKind } from '../../../../src/core/ports/http.ts'
import { retryClass, type Failure, type RetryClass, type Route } from '../../../../src/core/domain/retry.ts'

const routes: readonly Route[] = ['put', 'session-create', 'chunk', 'session-delete', 'read']

function classes(failure: Failure, fullySent = true): RetryClass[] {
  return routes.map((route) => retryClass(failure, { route, fullySent }))
}

const code = (value: number, hasLocks = false): Failure => ({ kind: 'code', code: value, hasLocks })
const same = (value: RetryClass): RetryClass[] => routes.map(() => value)

describe('every code of the contract, for a request that was sent whole', () => {
  // code, then one column per route: put, session-create, chunk, session-delete, read
  it.each<[number, RetryClass[]]>([
    [-1, ['resolve', 'again-few', 'again-few', 'again', 'again-few']],
    [401, same('sign-in')],
    [403, same('not-allowed')],
    [404, ['sign-in', 'sign-in', 'sign-in', 'path-gone', 'path-gone']],
    [409, same('tree-changed')],
    [40004, same('exists')],
    [40005, ['final', 'final', 'final', 'final', 'again-few']],
    [40006, ['final', 'final', 'session-broken', 'final', 'final']],
    [40007, same('not-allowed')],
    [40011, ['final', 'final', 'session-gone', 'session-gone', 'final']],
    [40012, ['final', 'final', 'session-broken', 'final', 'final']],
    [40013, ['final', 'final', 'session-broken', 'final', 'final']],
    [40016, ['path-gone', 'path-gone', 'session-gone', 'path-gone', 'path-gone']],
    [40017, same('sign-in')],
    [40018, same('sign-in')],
    [40020, same('sign-in')],
    [40021, same('sign-in')],
    [40049, same('too-large')],
    [40051, same('no-space')],
    [40052, same('name')],
    [40055, ['final', 'final', 'session-broken', 'final', 'final']],
    [40069, same('not-allowed')],
    [40071, ['final', 'final', 'final', 'final', 'again-few']],
    [40073, ['resolve', 'again', 'lock-lost', 'again', 'again']],
    [40075, ['resolve', 'again', 'lock-lost', 'again', 'again']],
    [40076, same('stale')],
    [40078, ['path-gone', 'path-gone', 'session-gone', 'path-gone', 'path-gone']],
    [40080, same('sign-in')],
    [40082, same('not-allowed')],
    [40083, same('not-allowed')],
    [40088, same('sign-in')],
    [40089, same('scope')],
    [50001, ['resolve', ...same('again-slowly').slice(1)]],
    [50002, ['resolve', ...same('again').slice(1)]],
    [50004, same('again-few')],
    [50005, ['resolve', ...same('again').slice(1)]],
    [50006, ['resolve', ...same('again').slice(1)]],
    [50007, ['resolve', 'again', 'session-broken', 'again', 'again']],
    [50008, ['resolve', ...same('again').slice(1)]],
    [50009, ['resolve', ...same('again').slice(1)]],
    [50010, ['resolve', ...same('again').slice(1)]],
    [50011, ['resolve', ...same('again').slice(1)]],
  ])('%i', (value, expected) => {
    expect(classes(code(value))).toEqual(expected)
  })

  it.each([
    40001, 40002, 40003, 40008, 40009, 40010, 40014, 40015, 40019, 40022, 40023, 40024, 40025, 40026, 40027,
    40028, 40029, 40030, 40031, 40032, 40033, 40034, 40035, 40036, 40037, 40038, 40039, 40040, 40041, 40042,
    40043, 40044, 40045, 40046, 40047, 40048, 40050, 40053, 40054, 40056, 40057, 40058, 40059, 40060, 40061,
    40062, 40063, 40064, 40065, 40066, 40067, 40068, 40070, 40072, 40074, 40077, 40079, 40081, 40084, 40085,
    40086, 40087,
  ])('%i ends the transfer on every route', (value) => {
    expect(classes(code(value))).toEqual(same('final'))
  })

  it('a lock with its holders is waited for on every route', () => {
    expect(classes(code(40073, true))).toEqual(same('locked'))
  })

  it('a code nobody knows proves nothing about a PUT', () => {
    expect(classes(code(61_234))).toEqual(['resolve', 'final', 'final', 'final', 'final'])
    expect(classes(code(203))).toEqual(['resolve', 'final', 'final', 'final', 'final'])
  })
})

describe('a PUT whose body never went out whole', () => {
  it.each<[number, RetryClass]>([
    [-1, 'again'],
    [40073, 'again'],
    [50001, 'again-slowly'],
    [50005, 'again'],
    [50004, 'again-few'],
    [40076, 'stale'],
  ])('code %i is %s: nothing was stored', (value, expected) => {
    expect(retryClass(code(value), { route: 'put', fullySent: false })).toBe(expected)
  })
})

describe('an answer that is no envelope', () => {
  const answer = (status: number, what: 'html' | 'not-json' | 'empty' | 'wrong-shape' = 'html'): Failure => ({
    kind: 'answer',
    status,
    what,
  })

  it.each([200, 302, 303, 307, 404, 408, 425, 500, 502, 503, 504, 511])(
    'HTML with status %i: ask about a PUT, repeat the rest',
    (status) => {
      expect(classes(answer(status))).toEqual(['resolve', ...same('again').slice(1)])
      expect(classes(answer(status), false)).toEqual(same('again'))
    },
  )

  it('500 without a body is a handler that broke: ask about a PUT', () => {
    expect(retryClass(answer(500, 'empty'), { route: 'put', fullySent: true })).toBe('resolve')
  })

  it('JSON that breaks off proves nothing about a PUT', () => {
    expect(classes(answer(200, 'not-json'))).toEqual(['resolve', ...same('again').slice(1)])
  })

  it('an answer without what the client relies on is not asked for endlessly', () => {
    expect(classes(answer(200, 'wrong-shape'))).toEqual(['resolve', ...same('again-few').slice(1)])
  })

  it.each([502, 503, 504])('%i in JSON of a gateway is as good as in HTML', (status) => {
    expect(classes(answer(status, 'wrong-shape'))).toEqual(['resolve', ...same('again').slice(1)])
  })

  it('413 is the limit of a proxy', () => {
    expect(classes(answer(413))).toEqual(same('proxy-limit'))
  })

  it('429 was not looked at', () => {
    expect(classes(answer(429))).toEqual(same('again'))
  })

  it.each([301, 308, 400, 401, 403, 405, 407, 431])(
    'status %i is final: no handler saw the request',
    (status) => {
      expect(classes(answer(status))).toEqual(same('final'))
    },
  )
})

describe('no answer', () => {
  it.each<[HttpFailureKind, { sent: RetryClass; unsent: RetryClass; others: RetryClass }]>([
    ['unknown-host', { sent: 'again', unsent: 'again', others: 'again' }],
    ['refused', { sent: 'again', unsent: 'again', others: 'again' }],
    ['unreachable', { sent: 'again', unsent: 'again', others: 'again' }],
    ['connect-timeout', { sent: 'again', unsent: 'again', others: 'again' }],
    ['certificate', { sent: 'certificate', unsent: 'certificate', others: 'certificate' }],
    ['proxy', { sent: 'again', unsent: 'again', others: 'again' }],
    ['idle-timeout', { sent: 'resolve', unsent: 'again', others: 'again' }],
    ['answer-timeout', { sent: 'resolve', unsent: 'again', others: 'again' }],
    ['reset', { sent: 'resolve', unsent: 'again', others: 'again' }],
    ['bad-answer', { sent: 'resolve', unsent: 'again', others: 'again' }],
    ['aborted', { sent: 'resolve', unsent: 'aborted', others: 'aborted' }],
  ])('%s', (failure, { sent, unsent, others }) => {
    const lost: Failure = { kind: 'transport', failure }
    expect(retryClass(lost, { route: 'put', fullySent: true })).toBe(sent)
    expect(retryClass(lost, { route: 'put', fullySent: false })).toBe(unsent)
    expect(classes(lost).slice(1)).toEqual(same(others).slice(1))
  })

  it('every kind the port tells apart has a class', () => {
    expectTypeOf<Extract<Failure, { kind: 'transport' }>['failure']>().toEqualTypeOf<HttpFailureKind>()
  })
})
