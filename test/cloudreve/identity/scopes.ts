import { ApiError } from '../http/reply.ts'

/** 40089 when an OAuth token does not carry `needed`; null = a password login, which may do everything. */
export function requireScope(held: readonly string[] | null, needed: string): void {
  if (held === null) return
  const missing = asked(needed).find((scope) => !held.includes(scope) && !held.includes(writing(scope)))
  if (missing !== undefined) throw new ApiError(40089, `Insufficient scope: ${missing}`)
}

/** Writing calls stand behind the Read scope of their group, which is then named first (contract §3.3). */
function asked(needed: string): readonly string[] {
  return needed === 'UserSecurityInfo.Write' ? [needed] : [needed.replace(/\.Write$/, '.Read'), needed]
}

/** `X.Write` implies `X.Read`. */
function writing(scope: string): string {
  return scope.replace(/\.Read$/, '.Write')
}
