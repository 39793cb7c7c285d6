import { ok } from '../../http/reply.ts'
import type { Reply } from '../../http/reply.ts'
import type { Call } from '../../http/router.ts'
import { decode, required } from '../binding.ts'
import { refreshPair, signOut } from '../tokens/chain.ts'

/** POST `/session/token/refresh`. */
export async function refresh(call: Call): Promise<Reply> {
  return ok(refreshPair(call.site, await refreshToken(call)))
}

/** DELETE `/session/token`. */
export async function endSession(call: Call): Promise<Reply> {
  signOut(call.site, await refreshToken(call))
  return ok('')
}

async function refreshToken(call: Call): Promise<string> {
  return required(decode(await call.json(), { refresh_token: 'string' }).refresh_token, 'RefreshToken')
}
