import { badParameter, ApiError, ok } from '../http/reply.ts'
import type { Reply } from '../http/reply.ts'
import type { Call } from '../http/router.ts'
import { objectBody, textList } from './input.ts'

/** DELETE `/file/lock`: whoever knows the tokens, all or nothing (contract §6.3). */
export async function forceUnlock(call: Call): Promise<Reply> {
  const tokens = textList(await objectBody(call), 'tokens')
  if (tokens === null) throw badParameter('Tokens cannot be empty')
  const { locks } = call.site
  if (!tokens.every((token) => locks.holds(token))) throw new ApiError(40001, 'failed to unlock file')
  for (const token of tokens) locks.release(token)
  return ok()
}
