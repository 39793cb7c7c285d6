import { createApi } from '../../cloudreve/api.ts'
import { Code } from '../../cloudreve/codes.ts'
import { isCode } from '../../cloudreve/errors.ts'
import type { TokenPair, User } from '../../cloudreve/session.ts'
import { me } from '../../cloudreve/user.ts'
import { RedropError } from '../../../shared/errors.ts'
import type { ProbeDeps } from './probe.ts'

/** Whose tokens these are: an OAuth exchange does not say. Throws RedropError `scope-missing`. */
export async function whoAmI(deps: ProbeDeps, baseUrl: string, tokens: TokenPair): Promise<User> {
  const access = () => Promise.resolve(tokens.accessToken)
  try {
    return await me(createApi({ ...deps, baseUrl, tokens: { access, renew: access } }))
  } catch (error) {
    if (!isCode(error, Code.InsufficientScope)) throw error
    throw new RedropError('scope-missing', { scope: 'UserInfo.Read' }, { cause: error })
  }
}
