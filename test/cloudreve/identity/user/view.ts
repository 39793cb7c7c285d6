import { boolset } from '../../files/respond.ts'
import { must } from '../../state/site.ts'
import type { Site } from '../../state/site.ts'
import type { Group, User } from '../../state/types.ts'

/** A user as they see themselves. */
export function ownView(site: Site, user: User): Record<string, unknown> {
  return { ...accountView(site, user), group: groupView(site, site.group(user)), ...extras(user) }
}

/** As sign-up answers: without the group. */
export function newAccountView(site: Site, user: User): Record<string, unknown> {
  return { ...accountView(site, user), ...extras(user) }
}

/** A user as others see them; with the e-mail address only for signed-in people on sites that show it. */
export function redactedView(site: Site, user: User, viewer: User | null): Record<string, unknown> {
  const { id, name } = groupView(site, site.group(user))
  const { shareLinksInProfile } = user.preferences
  return {
    id: site.ids.encode('user', user.id),
    ...(viewer !== null && site.settings.exposeUserEmail ? { email: user.email } : {}),
    nickname: user.nickname,
    created_at: user.createdAt,
    group: { id, name },
    ...(shareLinksInProfile === '' ? {} : { share_links_in_profile: shareLinksInProfile }),
  }
}

export function anonymousView(site: Site): Record<string, unknown> {
  const group = must(site.state.groups.find((each) => each.name === 'Anonymous'))
  const { id, name, permission } = groupView(site, group)
  return {
    id: site.ids.encode('user', 0),
    nickname: '',
    created_at: '0001-01-01T00:00:00Z',
    anonymous: true,
    group: { id, name, permission },
  }
}

function accountView(site: Site, user: User): Record<string, unknown> {
  const { preferredTheme } = user.preferences
  return {
    id: site.ids.encode('user', user.id),
    email: user.email,
    nickname: user.nickname,
    status: user.status,
    created_at: user.createdAt,
    ...(preferredTheme === '' ? {} : { preferred_theme: preferredTheme }),
  }
}

function groupView(site: Site, group: Group) {
  return {
    id: site.ids.encode('group', group.id),
    name: group.name,
    permission: boolset(group.permissions),
    ...(group.directLinkBatchSize === 0 ? {} : { direct_link_batch_size: group.directLinkBatchSize }),
    ...(group.trashRetention === 0 ? {} : { trash_retention: group.trashRetention }),
  }
}

function extras(user: User): Record<string, unknown> {
  const { language, disableViewSync, shareLinksInProfile } = user.preferences
  return {
    ...(user.pinned.length === 0 ? {} : { pined: user.pinned }),
    ...(language === '' ? {} : { language }),
    ...(disableViewSync ? { disable_view_sync: true } : {}),
    ...(shareLinksInProfile === '' ? {} : { share_links_in_profile: shareLinksInProfile }),
  }
}
