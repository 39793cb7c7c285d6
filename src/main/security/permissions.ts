import type { Session } from 'electron'
import { isOurPage } from '../protocol/origin.ts'

/** Copying a report or an address is all that a page needs from the system. */
const allowed = 'clipboard-sanitized-write'

type Permissions = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>

export function denyPermissions(session: Permissions): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(permission === allowed && isOurPage(requestingUrl)),
  )
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === allowed && isOurPage(origin),
  )
  session.setDevicePermissionHandler(() => false)
}
