import { ApiError, ok } from '../../http/reply.ts'
import type { Reply } from '../../http/reply.ts'
import type { Call } from '../../http/router.ts'
import { must } from '../../state/site.ts'
import type { User } from '../../state/types.ts'
import { decode, length, valid } from '../binding.ts'
import { requireScope } from '../scopes.ts'
import { checkCode, proposedSecret } from '../session/two-factor.ts'

const shape = {
  nick: 'string',
  language: 'string',
  preferred_theme: 'string',
  version_retention_enabled: 'boolean',
  version_retention_ext: 'strings',
  version_retention_max: 'integer',
  current_password: 'string',
  new_password: 'string',
  two_fa_enabled: 'boolean',
  two_fa_code: 'string',
  disable_view_sync: 'boolean',
  share_links_in_profile: 'string',
} as const

type Changes = ReturnType<typeof readChanges>

/** PATCH `/user/setting`: not atomic, the nickname stays changed when a later part is refused (contract §4). */
export async function patchSettings(call: Call): Promise<Reply> {
  const changes = readChanges(await call.json())
  const user = must(call.user)
  try {
    changeNickname(user, changes.nick ?? user.nickname)
    changePassword(call, user, changes)
    if (changes.two_fa_enabled !== undefined) {
      const refused = switchTwoFactor(call, user, changes.two_fa_enabled, changes.two_fa_code)
      if (refused !== null) return refused
    }
    applyPreferences(user, changes)
    return ok()
  } finally {
    call.site.save()
  }
}

function readChanges(body: unknown) {
  const changes = decode(body, shape)
  if (changes.nick !== undefined) length(changes.nick, 'Nickname', 1, 255)
  if (changes.language !== undefined) length(changes.language, 'Language', 1, 255)
  if (changes.preferred_theme !== undefined) {
    valid(
      /^(#[0-9a-f]{3,4}|#[0-9a-f]{6}|#[0-9a-f]{8}|(rgb|hsl)a?\([\d\s.,%]+\))$/i.test(changes.preferred_theme),
    )
  }
  if ((changes.version_retention_max ?? 0) < 0)
    throw new ApiError(40001, 'VersionRetentionMax too short', { bare: true })
  for (const name of ['current_password', 'new_password'] as const) {
    const label = name === 'new_password' ? 'NewPassword' : 'CurrentPassword'
    const value = changes[name]
    if (value !== undefined) length(value, label, name === 'new_password' ? 6 : 4, 128)
  }
  return changes
}

/** The database has room for 100 bytes, whatever the check of the field allows. */
function changeNickname(user: User, nickname: string): void {
  if (Buffer.byteLength(nickname) > 100) throw new ApiError(50001, 'Failed to update user nick')
  user.nickname = nickname
}

/** One of the two fields alone does nothing. */
function changePassword(call: Call, user: User, changes: Changes): void {
  const { current_password: current, new_password: next } = changes
  if (current === undefined || next === undefined) return
  requireScope(call.scopes, 'UserSecurityInfo.Write')
  if (current !== user.password) throw new ApiError(40069, 'Incorrect password')
  user.password = next
}

function switchTwoFactor(call: Call, user: User, on: boolean, code: string | undefined): Reply | null {
  requireScope(call.scopes, 'UserSecurityInfo.Write')
  const secret = on ? proposedSecret(call.site, user) : user.totpSecret
  // The real server's handler breaks here (contract §1.2).
  if (code === undefined)
    return { status: 500, headers: { 'Cache-Control': 'private, no-cache' }, body: '', code: null }
  checkCode(call.site, secret, code)
  user.totpSecret = on ? secret : null
  return null
}

function applyPreferences(user: User, changes: Changes): void {
  const { preferences, retention } = user
  preferences.language = changes.language ?? preferences.language
  preferences.preferredTheme = changes.preferred_theme ?? preferences.preferredTheme
  preferences.disableViewSync = changes.disable_view_sync ?? preferences.disableViewSync
  // Any text is kept, also one that means nothing (contract §4).
  const shareLinks = changes.share_links_in_profile as typeof preferences.shareLinksInProfile | undefined
  preferences.shareLinksInProfile = shareLinks ?? preferences.shareLinksInProfile
  retention.enabled = changes.version_retention_enabled ?? retention.enabled
  retention.ext = changes.version_retention_ext ?? retention.ext
  retention.max = changes.version_retention_max ?? retention.max
}
