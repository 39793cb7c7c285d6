import { afterAll, expect, test } from 'vitest'
import { createApi } from '../../../src/core/cloudreve/api.ts'
import { ApiError, UnexpectedAnswer } from '../../../src/core/cloudreve/errors.ts'
import type { Clock } from '../../../src/core/ports/clock.ts'
import { answering, endpoints, routeOf, urisOf } from './endpoints.ts'
import {
  exchangesOf,
  isRecordedThere,
  recordedFolder,
  scenarios,
  type Exchange,
  type RecordedRequest,
  type RecordedResponse,
} from './exchanges.ts'
import { notUsed } from './not-used.ts'

const clock: Clock = { now: () => 0, monotonic: () => 0, sleep: () => Promise.resolve() }
const tokens = { access: () => Promise.resolve('a'), renew: () => Promise.resolve('b') }
const counts = new Map<string, number>()

function count(what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1)
}

interface Envelope {
  readonly code: number
  readonly aggregated_error?: Readonly<Record<string, Envelope>>
}

type Expected =
  | { readonly kind: 'success' }
  | { readonly kind: 'code'; readonly code: number }
  | { readonly kind: 'unexpected' }

/** What the recorded answer says, read without the client. */
function expectedOf({ status, json, headers }: RecordedResponse, request: RecordedRequest): Expected {
  const envelope = json as (Envelope & { error_codes?: number[]; access_token?: string }) | undefined
  if (typeof envelope?.code === 'number') {
    if (envelope.code === 0) return { kind: 'success' }
    const inner = Object.values(envelope.aggregated_error ?? {})
    return { kind: 'code', code: (urisOf(request).length === 1 && inner[0]?.code) || envelope.code }
  }
  if (envelope?.error_codes?.[0] !== undefined) return { kind: 'code', code: envelope.error_codes[0] }
  const isContent =
    routeOf(request).startsWith('GET /file/content/')
    && headers['etag'] !== undefined
    && (status === 200 || (status === 206 && headers['content-range'] !== undefined))
  return { kind: envelope?.access_token !== undefined || isContent ? 'success' : 'unexpected' }
}

async function check({ name, request, response, inPart }: Exchange): Promise<void> {
  const route = routeOf(request)
  const endpoint = endpoints.find(({ matches }) => matches.test(route))
  if (!endpoint || endpoint.unlike?.(request)) {
    const group = endpoint
      ? `${route.replace(/\/content\/.*/, '/content/…')} in other forms`
      : nameOfUnused(route)
    expect(group, `${route} ("${name}") is neither used by the client nor listed as not used`).toBeDefined()
    count(`not used by the client: ${group}`)
    return
  }
  if (!response || inPart) {
    count(response ? 'recorded in part' : 'without an answer')
    return
  }
  const http = answering(response)
  const api = createApi({ baseUrl: 'http://site.test', http, clock, clientId: 'c', tokens })
  const outcome = await endpoint.call({ api, http, request }).then(
    () => null,
    (error: unknown) => error,
  )
  const expected = expectedOf(response, request)
  const label = `${route} ("${name}")`
  if (
    expected.kind === 'success'
    || (expected.kind === 'code' && endpoint.settles?.includes(expected.code))
  ) {
    expect(outcome, label).toBeNull()
  } else if (expected.kind === 'code') {
    expect(outcome, label).toBeInstanceOf(ApiError)
    expect(outcome, label).toMatchObject({ code: expected.code })
  } else {
    expect(outcome, label).toBeInstanceOf(UnexpectedAnswer)
    expect(outcome, label).toMatchObject({ status: response.status })
  }
  count(`read by the client: ${expected.kind}`)
}

function nameOfUnused(route: string): string | undefined {
  return notUsed.find(({ matches }) => matches.test(route))?.name
}

if (isRecordedThere) {
  test.each(scenarios())('recorded %s: each answer is read as what it says', async (scenario) => {
    for (const exchange of exchangesOf(scenario)) await check(exchange)
  })
  afterAll(() => {
    const rows = [...counts]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([what, times]) => `${times} × ${what}`)
    console.info(rows.join('\n'))
  })
} else {
  test('answers recorded from a real server', (context) => {
    context.skip(`the recorded exchanges are not there (${recordedFolder})`)
  })
}
