import type { Core } from '../../core/compose.ts'
import type { SignedIn } from '../../core/services/accounts/index.ts'
import type { OAuthApp } from '../../core/services/accounts/oauth-apps.ts'
import type { Site } from '../../core/services/accounts/site.ts'
import { RedropError } from '../../shared/errors.ts'
import type { LoginOptions } from '../commands/login.ts'
import { interruptible } from '../interrupt.ts'
import { promptsOn } from '../prompts.ts'
import type { Terminal } from '../terminal.ts'
import { firstLine } from './first-line.ts'

/** Signs in on the site's own pages; the address is shown as well, for a machine without a browser. */
export async function browserSignIn(
  terminal: Terminal,
  core: Core,
  site: Site,
  options: LoginOptions,
): Promise<SignedIn> {
  const { t } = terminal
  const app = await appOf(terminal, core, site, options)
  return interruptible(({ signal }) =>
    core.accounts.signInWithBrowser(site, {
      app,
      pages: {
        done: t('cli.login.pageDone'),
        refused: t('cli.login.pageRefused'),
        stray: t('cli.login.pageStray'),
      },
      onAddress: (url) => {
        terminal.emit({ event: 'browser', url: url.href })
        terminal.warn(t('cli.login.browser', { url: url.href }))
      },
      signal,
    }),
  )
}

/** As entered now, or kept from an earlier sign-in. */
async function appOf(
  terminal: Terminal,
  core: Core,
  site: Site,
  { clientId, redirectUri }: LoginOptions,
): Promise<OAuthApp> {
  const { t } = terminal
  const known = clientId === undefined ? await core.accounts.oauthApp(site) : null
  if (known) return known
  if (clientId === undefined || redirectUri === undefined)
    throw new RedropError('usage', { detail: t('cli.usage.app') })
  const clientSecret = terminal.interactive
    ? await promptsOn(terminal).secret(t('cli.login.clientSecret'))
    : await firstLine(terminal.stdin)
  return { clientId, clientSecret, redirectUri }
}
