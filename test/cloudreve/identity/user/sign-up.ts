import { ApiError, envelope, ok } from '../../http/reply.ts'
import type { Reply } from '../../http/reply.ts'
import type { Call, Handler } from '../../http/router.ts'
import { decode, email, length, required } from '../binding.ts'
import { behindCaptcha } from '../captcha/guard.ts'
import { findUserByEmail } from './find.ts'
import { newAccountView } from './view.ts'

const guarded = behindCaptcha((settings) => settings.registerCaptcha, createAccount)

/** POST `/user`. */
export const signUp: Handler = (call) => {
  if (!call.site.settings.registerEnabled) throw new ApiError(40019, 'This feature is not enabled')
  return guarded(call)
}

function createAccount({ site }: Call, body: unknown): Reply {
  const fields = decode(body, { email: 'string', password: 'string', language: 'string' })
  const address = email(fields.email).toLowerCase()
  const password = length(required(fields.password, 'Password'), 'Password', 6, 128)
  const known = findUserByEmail(site, address)
  if (known?.status === 'inactive') {
    throw new ApiError(40033, 'User is not activated, activation email has been resent')
  }
  if (known !== null) throw new ApiError(40032, 'Email already in use')
  // The first account of a site administrates it.
  const admins =
    site.state.users.length === 0 ? site.state.groups.find((each) => each.name === 'Admin') : undefined
  const user = site.addUser({
    email: address,
    password,
    ...(admins === undefined ? {} : { group: admins.id }),
  })
  user.preferences.language = fields.language ?? ''
  if (site.settings.registerActivation) user.status = 'inactive'
  site.save()
  return user.status === 'inactive' ? envelope({ code: 203, msg: '' }) : ok(newAccountView(site, user))
}
