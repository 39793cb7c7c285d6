import type { z } from 'zod'
import { RedropError } from '../../../shared/errors.ts'

/** Reads a JSON column. Throws RedropError `profile-damaged` for what this version of Redrop cannot have written. */
export function readDocument<T>(schema: z.ZodType<T>, text: unknown): T {
  let value: unknown
  try {
    value = JSON.parse(String(text))
  } catch (error) {
    throw damaged(error)
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw damaged(parsed.error)
  return parsed.data
}

function damaged(cause: unknown): RedropError {
  return new RedropError('profile-damaged', { path: 'profile.db' }, { cause })
}
