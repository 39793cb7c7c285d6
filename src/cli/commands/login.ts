import type { Core } from '../../core/compose.ts'
import type { SignedIn } from '../../core/services/accounts/index.ts'
import type { Site } from '../../core/services/accounts/site.ts'
import { RedropError } from '../../shared/errors.ts'
import { trusting } from '../certificates.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import { browserSignIn } from '../login/browser.ts'
import { firstLine } from '../login/first-line.ts'
import { signInPrompts } from '../login/sign-in-prompts.ts'
import { promptsOn } from '../prompts.ts'
import type { Terminal } from '../terminal.ts'
import { withCore } from '../with-core.ts'
import type { Register } from './shared.ts'

export interface LoginOptions {
  readonly server: string
  readonly email?: string
  readonly passwordStdin?: boolean
  readonly browser?: boolean
  readonly clientId?: string
  readonly redirectUri?: string
  readonly insecureHttp?: boolean
  readonly trustCertificate?: string
}

export function loginCommand({ program, terminal, run }: Register): void {
  const { t } = terminal
  program
    .command('login')
    .description(t('cli.help.login'))
    .requiredOption('--server <url>', t('cli.help.server'))
    .option('--email <address>', t('cli.help.email'))
    .option('--password-stdin', t('cli.help.passwordStdin'))
    .option('--browser', t('cli.help.browser'))
    .option('--client-id <id>', t('cli.help.clientId'))
    .option('--redirect-uri <uri>', t('cli.help.redirectUri'))
    .option('--insecure-http', t('cli.help.insecure'))
    .option('--trust-certificate <fingerprint>', t('cli.help.trustCertificate'))
    .action((options: LoginOptions) => run(() => login(terminal, options)))
}

async function login(terminal: Terminal, options: LoginOptions): Promise<ExitCode> {
  const { t } = terminal
  return withCore(terminal, async (core) => {
    if (!options.browser && options.email === undefined)
      throw new RedropError('usage', { detail: t('cli.usage.signIn') })
    // A sign-in that ends with this command would be of no use, and stay open on the server.
    if (core.secrets.tier === 'session')
      throw new RedropError('keychain-unavailable', { keychain: core.secrets.why ?? 'other' })
    const site = await findSite(terminal, core, options)
    sayWhereItLeads(terminal, site)
    const { account, tier } = options.browser
      ? await browserSignIn(terminal, core, site, options)
      : await passwordSignIn(terminal, core, site, options)
    terminal.emit({ event: 'signed-in', account: account.name, url: account.url, tier })
    terminal.say(t('cli.login.done', { account: account.name, tier: placeOf(terminal, core) }))
    return exit.done
  })
}

/** Until it is known that the server is the right one, nothing secret is sent. */
function findSite({ t }: Terminal, core: Core, options: LoginOptions): Promise<Site> {
  const probe = () => core.accounts.probe(options.server, { allowInsecure: options.insecureHttp ?? false })
  const { trustCertificate } = options
  return trustCertificate === undefined
    ? probe()
    : trusting(core, trustCertificate, t('cli.usage.fingerprint'), probe)
}

function placeOf({ t }: Terminal, { secrets }: Core): string {
  if (secrets.tier === 'keychain') return t('cli.login.tier.keychain')
  if (secrets.why === null) return t('cli.login.tier.chosen')
  return t('cli.login.tier.encrypted-file', { why: t(`reasons.keychain.${secrets.why}`) })
}

/** Before a password is typed: it goes to another host than the one that was named. */
function sayWhereItLeads(terminal: Terminal, { movedFrom, baseUrl }: Site): void {
  if (movedFrom === null) return
  const { host } = new URL(baseUrl)
  terminal.emit({ event: 'moved', from: movedFrom, to: baseUrl })
  terminal.warn(terminal.t('cli.login.moved', { from: movedFrom, host }))
}

async function passwordSignIn(
  terminal: Terminal,
  core: Core,
  site: Site,
  options: LoginOptions,
): Promise<SignedIn> {
  const email = options.email ?? ''
  const password = options.passwordStdin
    ? await firstLine(terminal.stdin)
    : await typedPassword(terminal, email)
  return core.accounts.signIn(site, { email, password, prompts: signInPrompts(terminal, core.profile) })
}

async function typedPassword(terminal: Terminal, email: string): Promise<string> {
  const { t } = terminal
  if (!terminal.interactive) throw new RedropError('usage', { detail: t('cli.usage.password') })
  return promptsOn(terminal).secret(t('cli.login.password', { email }))
}
