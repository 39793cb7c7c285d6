import { ApiError, ok } from '../../http/reply.ts'
import type { Reply } from '../../http/reply.ts'
import type { Call } from '../../http/router.ts'
import { usedBytes } from '../../files/versions.ts'
import { must } from '../../state/site.ts'
import { length, required } from '../binding.ts'
import { findUserById } from './find.ts'
import { ownView, redactedView } from './view.ts'

export function me(call: Call): Reply {
  return ok(ownView(call.site, must(call.user)))
}

/** GET `/user/capacity` in bytes; a group's quota of 0 is a real zero. */
export function capacity({ site, user }: Call): Reply {
  const owner = must(user)
  return ok({ total: site.group(owner).quota, used: usedBytes(site, owner.id) })
}

/** GET `/user/info/:id`. */
export function info(call: Call): Reply {
  const id = call.site.ids.decode('user', call.params['id'] ?? '')
  if (id === null) throw new ApiError(40001, 'Failed to parse object ID')
  const user = findUserById(call.site, id)
  if (user === null) throw new ApiError(-1, '')
  return ok(redactedView(call.site, user, call.user))
}

/** GET `/user/search`: nickname or e-mail address contains the keyword; ten at most, yourself included. */
export function search(call: Call): Reply {
  const keyword = length(required(call.query.get('keyword'), 'Keyword'), 'Keyword', 2, Infinity).toLowerCase()
  const found = call.site.state.users.filter(
    (user) => !user.deleted && `${user.nickname}\n${user.email}`.toLowerCase().includes(keyword),
  )
  return ok(found.slice(0, 10).map((user) => redactedView(call.site, user, call.user)))
}
