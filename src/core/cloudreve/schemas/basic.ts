import { z } from 'zod'
import { parseBoolset } from '../boolset.ts'

/** RFC 3339 with up to nine fractional digits and any offset → milliseconds since the epoch. */
export const time = z.string().transform((text, context) => {
  const at = Date.parse(text)
  if (!Number.isNaN(at)) return at
  context.addIssue({ code: 'custom', message: 'not a time' })
  return z.NEVER
})

export const boolset = z.base64().transform(parseBoolset)

/** Replies whose `data` says nothing. */
export const nothing = z.unknown().transform(() => undefined)

/** Go leaves empty lists out or sends null. */
export function list<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform((items) => items ?? [])
}
