import { createHmac } from 'node:crypto'
import { ApiError, ok } from '../http/reply.ts'
import type { Router } from '../http/router.ts'
import type { Site } from '../state/site.ts'
import type { OAuthApp } from './state.ts'
import type { User } from '../state/types.ts'

export type Authentication =
  | { readonly user: User | null; readonly scopes: readonly string[] | null }
  | { readonly code: number; readonly message: string }

/** Who sends this `Authorization` header; a code = refused before any handler runs (contract §1.3). */
export function authenticate(site: Site, header: string | undefined): Authentication {
  const [id, expires, signature] = (header ?? '').replace(/^Bearer /, '').split('.')
  const user = site.state.users.find((each) => String(each.id) === id)
  if (user === undefined || signature !== sign(site, `${id}.${expires}`) || Number(expires) <= site.now()) {
    return { user: null, scopes: null }
  }
  return { user, scopes: null }
}

export function registerIdentity(router: Router): void {
  router.api('GET', '/site/ping', {}, (call) => ok(call.site.version))
  router.api('POST', '/session/token', {}, async (call) => {
    const { email, password } = (await call.json()) as Record<string, unknown>
    const user = call.site.state.users.find((each) => each.email === email && each.password === password)
    if (user === undefined) throw new ApiError(40080, 'Incorrect password or email address.')
    const expires = call.now() + call.site.settings.accessTokenTtl * 1000
    const token = `${user.id}.${expires}`
    return ok({
      user: { id: call.site.ids.encode('user', user.id), nickname: user.nickname },
      token: {
        access_token: `${token}.${sign(call.site, token)}`,
        refresh_token: '',
        access_expires: new Date(expires).toISOString(),
        refresh_expires: new Date(expires).toISOString(),
      },
    })
  })
}

export type NewOAuthApp = Omit<OAuthApp, 'refreshTokenTtl'> & { readonly refreshTokenTtl?: number }

export function addOAuthApp(site: Site, app: NewOAuthApp): void {
  site.state.identity.oauthApps.push({ ...app, refreshTokenTtl: app.refreshTokenTtl ?? null })
  site.save()
}

/** What the picture of that captcha shows. */
export function captchaAnswer(site: Site, ticket: string): string {
  const answer = site.captchas.get(ticket)
  if (answer === undefined) throw new Error(`no captcha ${ticket}`)
  return answer
}

function sign(site: Site, text: string): string {
  return createHmac('sha256', site.state.identity.tokenSecret).update(text).digest('base64url')
}
