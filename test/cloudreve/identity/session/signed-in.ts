import type { Site } from '../../state/site.ts'
import type { User } from '../../state/types.ts'
import type { TokenPair } from '../tokens/issue.ts'
import { issuePair, newChain } from '../tokens/issue.ts'
import { ownView } from '../user/view.ts'

/** What a completed sign-in answers. */
export function signedIn(site: Site, user: User): { user: Record<string, unknown>; token: TokenPair } {
  return { user: ownView(site, user), token: issuePair(site, user, newChain(site)) }
}
