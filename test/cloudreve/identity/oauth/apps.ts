import { ApiError } from '../../http/reply.ts'
import type { Site } from '../../state/site.ts'
import type { OAuthApp } from '../state.ts'

export type NewOAuthApp = Pick<OAuthApp, 'id' | 'secret' | 'redirectUris' | 'scopes'> & Partial<OAuthApp>

export function addOAuthApp(site: Site, app: NewOAuthApp): OAuthApp {
  const added = { name: app.id, icon: '', refreshTokenTtl: null, enabled: true, ...app }
  site.state.identity.oauthApps.push(added)
  site.save()
  return added
}

export function findApp(site: Site, id: string): OAuthApp | null {
  return site.state.identity.oauthApps.find((app) => app.id === id) ?? null
}

export function enabledApp(site: Site, id: string): OAuthApp | null {
  const app = findApp(site, id)
  return app?.enabled === true ? app : null
}

export function mustBeEnabled(site: Site, id: string): OAuthApp {
  const app = enabledApp(site, id)
  if (app === null) throw new ApiError(404, 'App not found')
  return app
}
