import { ApiError } from '../http/reply.ts'
import type { Call } from '../http/router.ts'

/** `X.Write` implies `X.Read`; a password login may do everything (contract §3.3). */
export function requireScope(call: Call, scope: string): void {
  if (call.scopes === null || call.scopes.includes(scope)) return
  if (call.scopes.includes(scope.replace(/\.Read$/, '.Write'))) return
  throw new ApiError(40089, `Insufficient scope: ${scope}`)
}
