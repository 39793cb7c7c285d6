import { z } from 'zod'
import type { AccountsDeps } from './deps.ts'
import { oauthSecretOf } from './secrets.ts'

/** What an administrator registered for Redrop; entered once per site. */
export interface OAuthApp {
  readonly clientId: string
  readonly clientSecret: string
  /** Exactly as registered: the site compares it as a string. */
  readonly redirectUri: string
}

const stored = z.object({ clientId: z.string(), redirectUri: z.string() })

/** The app kept for a site. Null: none, or its secret is not in the store. */
export async function findOAuthApp(deps: AccountsDeps, instance: string): Promise<OAuthApp | null> {
  const app = stored.safeParse(await deps.store.settings.get(settingOf(instance)))
  const clientSecret = await deps.secrets.get(oauthSecretOf(instance))
  return app.success && clientSecret !== null ? { ...app.data, clientSecret } : null
}

export async function keepOAuthApp(deps: AccountsDeps, instance: string, app: OAuthApp): Promise<void> {
  const { clientId, redirectUri, clientSecret } = app
  await deps.store.settings.set(settingOf(instance), { clientId, redirectUri })
  await deps.secrets.set(oauthSecretOf(instance), clientSecret)
}

function settingOf(instance: string): string {
  return `oauth-app:${instance}`
}
