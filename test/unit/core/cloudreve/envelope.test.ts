import { describe, expect, test } from 'vitest'
import { openEnvelope } from '../../../../src/core/cloudreve/envelope.ts'
import { ApiError, UnexpectedAnswer } from '../../../../src/core/cloudreve/errors.ts'
import { json, no, ok, reply } from './fake-http.ts'

function errorOf(answer: Parameters<typeof openEnvelope>[0], now = 0): unknown {
  try {
    openEnvelope(answer, now)
  } catch (error) {
    return error
  }
  throw new Error('it was opened')
}

test('code 0 gives its data, unknown members and a missing msg do no harm', () => {
  expect(openEnvelope(ok({ a: 1 }), 0)).toEqual({ a: 1 })
  expect(openEnvelope(ok(), 0)).toBeUndefined()
  expect(openEnvelope(json({ code: 0, data: 'x', later: true }), 0)).toBe('x')
})

test('another code is an ApiError with all it says', () => {
  const error = errorOf(json({ code: 40076, msg: 'stale', correlation_id: 'c0b1' }))
  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({ code: 40076, text: 'stale', correlationId: 'c0b1', status: 200, locks: null })
})

test('an envelope with HTTP 401 is read', () => {
  expect(errorOf(json({ code: 40020, msg: '' }, 401))).toMatchObject({ code: 40020, status: 401 })
})

describe('locks of a 40073', () => {
  const lock = (application: object, more: object = {}) => ({
    path: 'cloudreve://my/a',
    token: 't',
    type: 0,
    owner: { application },
    ...more,
  })

  test('name their holder, with what it says of itself', () => {
    const data = [
      lock({ type: 'upload' }),
      lock({ type: 'dav', inner_xml: '<D:href>ana</D:href>' }, { type: 1 }),
      lock({ type: 'viewer', viewer_id: 'office' }),
    ]
    expect((errorOf(no(40073, { data })) as ApiError).locks).toEqual([
      { app: 'upload', detail: null, uri: 'cloudreve://my/a', token: 't', folder: false },
      { app: 'dav', detail: '<D:href>ana</D:href>', uri: 'cloudreve://my/a', token: 't', folder: true },
      { app: 'viewer', detail: 'office', uri: 'cloudreve://my/a', token: 't', folder: false },
    ])
  })

  test('may be stripped for those who do not own the tree', () => {
    expect((errorOf(no(40073, { data: [{ path: '', type: 0 }] })) as ApiError).locks).toEqual([
      { app: '', detail: null, uri: null, token: null, folder: false },
    ])
  })

  test('are absent from "Lock expired"', () => {
    expect((errorOf(no(40073)) as ApiError).locks).toBeNull()
  })
})

test('a 40081 carries the error of each URI, locks included', () => {
  const error = errorOf(
    no(40081, {
      aggregated_error: {
        'cloudreve://my/a': { code: 40016, msg: 'gone' },
        'cloudreve://my/b': {
          code: 40073,
          msg: '',
          data: [{ token: 't', owner: { application: { type: 'dav' } } }],
        },
      },
    }),
  ) as ApiError
  expect([...error.inner].map(([uri, inner]) => [uri, inner.code, inner.locks?.[0]?.app])).toEqual([
    ['cloudreve://my/a', 40016, undefined],
    ['cloudreve://my/b', 40073, 'dav'],
  ])
})

describe('what is no envelope', () => {
  test.each([
    ['an empty body', reply('', 500), 'empty', 500],
    ['a page', reply('<html>502 Bad Gateway</html>', 502), 'html', 502],
    ['a page by its type', reply('oops', 200, { 'content-type': 'text/html; charset=utf-8' }), 'html', 200],
    ['plain text', reply('404 page not found', 404, { 'content-type': 'text/plain' }), 'not-json', 404],
    ['half an envelope', reply('{"code":0,"da'), 'not-json', 200],
    ['two documents', reply('{"code":-1}{"code":0}'), 'not-json', 200],
    ['JSON without a code', json({ error: 'x' }), 'wrong-shape', 200],
    ['a code that is no number', json({ code: '0' }), 'wrong-shape', 200],
    ['null', reply('null'), 'wrong-shape', 200],
    ["a gateway's JSON", json({ code: 503, message: 'busy' }, 503), 'wrong-shape', 503],
    ['success with a status of failure', json({ code: 0, data: 1 }, 400), 'wrong-shape', 400],
  ])('%s', (_, answer, what, status) => {
    const error = errorOf(answer)
    expect(error).toBeInstanceOf(UnexpectedAnswer)
    expect(error).toMatchObject({ what, status })
  })

  test('its beginning is kept, printable and short', () => {
    const { excerpt } = errorOf(
      reply(`<h1>\u0007Bad\r\n  Gateway</h1>${'报'.repeat(500)}`, 502),
    ) as UnexpectedAnswer
    expect(excerpt).toMatch(/^<h1> Bad Gateway<\/h1>报+$/)
    expect(excerpt).toHaveLength(200)
  })

  test.each([
    ['7', 7000],
    ['Thu, 01 Jan 1970 00:00:10 GMT', 6000],
    ['Thu, 01 Jan 1970 00:00:01 GMT', 0],
    ['Thursday, 01-Jan-70 00:00:10 GMT', 6000],
    ['0', 0],
    ['9000000000000', 9_000_000_000_000_000],
    ['-5', null],
    ['1.5', null],
    ['1e9', null],
    ['3600, 7', null],
    ['2026-11-24', null],
    ['', null],
    ['soon', null],
  ])('Retry-After: %s is %s ms from 4 s after the epoch', (value, expected) => {
    expect(errorOf(reply('', 503, { 'retry-after': value }), 4000)).toMatchObject({ retryAfter: expected })
  })

  test('a date counts by the clock of whoever says it, however wrong ours is', () => {
    const headers = { 'retry-after': 'Thu, 01 Jan 1970 00:00:10 GMT', date: 'Thu, 01 Jan 1970 00:00:07 GMT' }
    expect(errorOf(reply('', 503, headers), 9_000_000)).toMatchObject({ retryAfter: 3000 })
  })
})
