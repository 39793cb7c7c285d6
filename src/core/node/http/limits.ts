import type { HttpLimits } from '../../ports/http.ts'

const gib = 1024 ** 3

/** Design §6: a server may need minutes to store what it has received. `bytes`: length of the request's body. */
export function defaultLimits(bytes: number): HttpLimits {
  return { connect: 15_000, idle: 60_000, answer: 60_000 + Math.ceil((bytes / gib) * 180_000) }
}
