import { password as askSecret } from '@inquirer/prompts'
import type { Core } from '../../core/compose.ts'
import type { OAuthApp } from '../../core/services/accounts/oauth-apps.ts'
import type { Site } from '../../core/services/accounts/site.ts'
import type { SignedIn } from '../../core/services/accounts/index.ts'
import { RedropError } from '../../shared/errors.ts'
import type { Terminal } from '../terminal.ts'
import type { LoginOptions } from '../commands/login.ts'
import { firstLine } from './first-line.ts'

/** Signs in on the site's own pages; the address is shown as well, for a machine without a browser. */
export async function browserSignIn(
  terminal: Terminal,
  core: Core,
  site: Site,
  options: LoginOptions,
): Promise<SignedIn> {
  const { t } = terminal
  const stop = new AbortController()
  const interrupt = () => stop.abort(new RedropError('cancelled'))
  process.once('SIGINT', interrupt)
  try {
    return await core.accounts.signInWithBrowser(site, {
      app: await appOf(terminal, core, site, options),
      pages: {
        done: t('cli.login.pageDone'),
        refused: t('cli.login.pageRefused'),
        stray: t('cli.login.pageStray'),
      },
      onAddress: (url) => {
        terminal.emit({ event: 'browser', url: url.href })
        terminal.warn(t('cli.login.browser', { url: url.href }))
      },
      signal: stop.signal,
    })
  } finally {
    process.off('SIGINT', interrupt)
  }
}

async function appOf(terminal: Terminal, core: Core, site: Site, options: LoginOptions): Promise<OAuthApp> {
  const { clientId, redirectUri } = options
  if (clientId === undefined) {
    const known = await core.accounts.oauthApp(site)
    if (known) return known
    throw new RedropError('usage', { detail: '--client-id --redirect-uri' })
  }
  if (redirectUri === undefined) throw new RedropError('usage', { detail: '--redirect-uri' })
  const message = terminal.t('cli.login.clientSecret')
  const clientSecret = terminal.interactive
    ? await askSecret({ message, mask: '*' })
    : await firstLine(terminal.stdin)
  return { clientId, clientSecret, redirectUri }
}
