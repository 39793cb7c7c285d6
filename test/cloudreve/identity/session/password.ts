import { ApiError, envelope, ok } from '../../http/reply.ts'
import type { Reply } from '../../http/reply.ts'
import type { Call } from '../../http/router.ts'
import type { Site } from '../../state/site.ts'
import type { User } from '../../state/types.ts'
import { decode, email, length, required } from '../binding.ts'
import { findUserByEmail } from '../user/find.ts'
import { signedIn } from './signed-in.ts'
import { openSecondStep } from './two-factor.ts'

/** GET `/session/prepare`: says nothing of 2FA, ban or activation. */
export function prepare(call: Call): Reply {
  if (findUserByEmail(call.site, email(call.query.get('email'))) === null) {
    throw new ApiError(404, 'User not found')
  }
  return ok({ webauthn_enabled: false, password_enabled: true })
}

/** POST `/session/token`. */
export function passwordSignIn(call: Call, body: unknown): Reply {
  const fields = decode(body, { email: 'string', password: 'string' })
  const address = email(fields.email)
  const password = length(required(fields.password, 'Password'), 'Password', 4, 128)
  const user = checkPassword(call.site, address, password)
  if (user.totpSecret === null) return ok(signedIn(call.site, user))
  return envelope({ code: 203, data: openSecondStep(call.site, user), msg: '' })
}

/** Tells the state of the account only to who knows the password. */
export function checkPassword(site: Site, address: string, password: string): User {
  const user = findUserByEmail(site, address)
  if (user?.password !== password) throw new ApiError(40080, 'Incorrect password or email address')
  if (user.status === 'inactive') throw new ApiError(40018, 'This account is not activated')
  if (user.status !== 'active') throw new ApiError(40017, 'This account has been blocked')
  return user
}
