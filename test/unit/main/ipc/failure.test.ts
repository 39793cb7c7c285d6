import { expect, test } from 'vitest'
import { ApiError, UnexpectedAnswer } from '../../../../src/core/cloudreve/errors.ts'
import { toFailure } from '../../../../src/main/ipc/failure.ts'
import { RedropError } from '../../../../src/shared/errors.ts'
import { silent } from '../fakes.ts'

const request = { route: 'GET /file', id: '3f9a', at: 7 }

function refusal(): ApiError {
  const error = new ApiError({
    ...{ code: 50001, text: 'database is locked', correlationId: null, status: 200 },
    ...{ data: null, locks: null, inner: new Map() },
  })
  error.request = request
  return error
}

test('a failure carries what the answer is found by in the log of the server, however deep it lies', () => {
  const named = new RedropError(
    'server-sick',
    {},
    { cause: new RedropError('refused', {}, { cause: refusal() }) },
  )
  expect(toFailure(silent, 'browse.list', named)).toEqual({
    code: 'server-sick',
    params: {},
    trace: { at: 7, route: 'GET /file', requestId: '3f9a', code: 50001, status: 200 },
  })
})

test('of a proxy that answers instead, its status', () => {
  const page = new UnexpectedAnswer({ status: 502, what: 'html', retryAfter: null, excerpt: '' })
  page.request = request
  expect(toFailure(silent, 'browse.list', page).trace).toMatchObject({ code: null, status: 502 })
})

test('where nobody answered there is nothing to find, and a path of this computer stays its name', () => {
  expect(toFailure(silent, 'x', new RedropError('local-missing', { path: '/home/ana/a.txt' }))).toEqual({
    code: 'local-missing',
    params: { path: 'a.txt' },
  })
})
