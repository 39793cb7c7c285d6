import type { HttpReply } from '../ports/http.ts'
import { UnexpectedAnswer, type UnexpectedKind } from './errors.ts'

const excerptLength = 200

/** Describes an answer that is not what the API promises. `now`: milliseconds since the epoch. */
export function unexpected(
  reply: Pick<HttpReply, 'status' | 'headers' | 'body'>,
  what: UnexpectedKind,
  now: number,
  cause?: unknown,
): UnexpectedAnswer {
  return new UnexpectedAnswer(
    { status: reply.status, what, retryAfter: retryAfter(reply.headers, now), excerpt: excerpt(reply.body) },
    { cause },
  )
}

/** All three forms of an HTTP date begin with the day of the week; other things parse as dates too. */
const httpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/

/**
 * `Retry-After` in milliseconds from now: seconds or a date (RFC 9110 §10.2.3), the latter by the clock of whoever says
 * it. Null for anything else.
 */
function retryAfter(headers: HttpReply['headers'], now: number): number | null {
  const value = headers['retry-after']?.trim()
  if (value === undefined) return null
  if (/^\d+$/.test(value)) return Number(value) * 1000
  const at = httpDate.test(value) ? Date.parse(value) : NaN
  const said = Date.parse(headers['date'] ?? '')
  return Number.isNaN(at) ? null : Math.max(0, at - (Number.isNaN(said) ? now : said))
}

function excerpt(body: Uint8Array): string {
  const text = Buffer.from(body.subarray(0, excerptLength * 4)).toString('utf8')
  return text
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, excerptLength)
}
