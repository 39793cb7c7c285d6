import { Secret, TOTP } from 'otpauth'
import { ApiError, ok } from '../../http/reply.ts'
import type { Reply } from '../../http/reply.ts'
import type { Call } from '../../http/router.ts'
import type { Site } from '../../state/site.ts'
import type { User } from '../../state/types.ts'
import { decode, required } from '../binding.ts'
import { signedIn } from './signed-in.ts'

const lifetime = 600

/** Opens the second step after a right password; the answer's `data` names it. */
export function openSecondStep(site: Site, user: User): string {
  const session = site.random.uuid()
  site.cache.set(`two-factor:${session}`, user.id, lifetime)
  return session
}

/** POST `/session/token/2fa`: wrong codes leave the session usable, the right one ends it. */
export async function secondStep(call: Call): Promise<Reply> {
  const fields = decode(await call.json(), { otp: 'string', session_id: 'string' })
  const otp = required(fields.otp, 'OTP')
  const key = `two-factor:${required(fields.session_id, 'SessionID')}`
  const userId = call.site.cache.get(key)
  if (typeof userId !== 'number') throw new ApiError(404, 'Session not found')
  const user = call.site.user(userId)
  checkCode(call.site, user.totpSecret, otp)
  call.site.cache.delete(key)
  // An account banned since the first step gets tokens all the same; they are of no use (contract §3.1).
  return ok(signedIn(call.site, user))
}

/** The code of this half minute, the one before or the next; a code can be used again. */
export function checkCode(site: Site, secret: string | null, code: string): void {
  const delta =
    secret === null
      ? null
      : new TOTP({ secret: Secret.fromBase32(secret) }).validate({
          token: code.trim(),
          timestamp: site.now(),
          window: 1,
        })
  if (delta === null) throw new ApiError(40022, 'Incorrect 2FA code')
}

/** A secret that PATCH `/user/setting` can switch on within ten minutes. */
export function proposeSecret(site: Site, user: User): string {
  const bytes = site.random.bytes(20)
  const secret = new Secret({ buffer: new Uint8Array(bytes).buffer }).base32
  site.cache.set(proposalKey(user), secret, lifetime)
  return secret
}

export function proposedSecret(site: Site, user: User): string {
  const secret = site.cache.get(proposalKey(user))
  if (typeof secret !== 'string') throw new ApiError(50005, 'You have not initiated 2FA session')
  return secret
}

function proposalKey(user: User): string {
  return `two-factor-proposal:${user.id}`
}
