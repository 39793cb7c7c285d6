import type { Site } from '../../state/site.ts'

/** What an authorization code stands for. */
export interface CodeGrant {
  readonly userId: number
  readonly appId: string
  readonly scopes: readonly string[]
  readonly challenge: string
}

export function newCode(site: Site, grant: CodeGrant): string {
  const code = site.random.text(128)
  site.cache.set(key(code), grant, 600)
  return code
}

/** null when unknown, too old or taken before: every attempt burns the code. */
export function takeCode(site: Site, code: string): CodeGrant | null {
  const grant = site.cache.get(key(code)) as CodeGrant | undefined
  site.cache.delete(key(code))
  return grant ?? null
}

function key(code: string): string {
  return `oauth-code:${code}`
}
