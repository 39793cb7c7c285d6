import { password as askPassword } from '@inquirer/prompts'
import type { Core } from '../../core/compose.ts'
import type { Site } from '../../core/services/accounts/site.ts'
import type { SignedIn } from '../../core/services/accounts/index.ts'
import { RedropError } from '../../shared/errors.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'
import { withCore } from '../with-core.ts'
import { browserSignIn } from '../login/browser.ts'
import { firstLine } from '../login/first-line.ts'
import { promptsOf } from '../login/prompts.ts'
import { terminalOf, type CommonOptions, type Register } from './shared.ts'

export interface LoginOptions extends CommonOptions {
  readonly server: string
  readonly email?: string
  readonly passwordStdin?: boolean
  readonly browser?: boolean
  readonly clientId?: string
  readonly redirectUri?: string
  readonly insecureHttp?: boolean
}

export function loginCommand(register: Register): void {
  const { program, t } = register
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
    .action((options: LoginOptions) => register.run(() => login(register, options)))
}

async function login(register: Register, options: LoginOptions): Promise<ExitCode> {
  const terminal = terminalOf(register, options)
  return withCore(terminal, async (core) => {
    if (!options.browser && options.email === undefined)
      throw new RedropError('usage', { detail: '--email | --browser' })
    const site = await core.accounts.probe(options.server, { allowInsecure: options.insecureHttp ?? false })
    const { account, tier } = options.browser
      ? await browserSignIn(terminal, core, site, options)
      : await passwordSignIn(terminal, core, site, options)
    const why = core.secrets.why ?? ''
    terminal.emit({ event: 'signed-in', account: account.name, url: account.url, tier })
    if (tier === 'session') {
      terminal.warn(terminal.t('cli.login.sessionOnly', { why }))
      return exit.signIn
    }
    const place = terminal.t(`cli.login.tier.${tier}`, { why })
    terminal.say(terminal.t('cli.login.done', { account: account.name, tier: place }))
    return exit.done
  })
}

async function passwordSignIn(
  terminal: Terminal,
  core: Core,
  site: Site,
  options: LoginOptions,
): Promise<SignedIn> {
  const email = options.email ?? ''
  const lines = options.passwordStdin ? firstLine(terminal.stdin) : null
  const password = lines ? await lines : await typedPassword(terminal, email)
  return core.accounts.signIn(site, { email, password, prompts: promptsOf(terminal, core.profile) })
}

async function typedPassword(terminal: Terminal, email: string): Promise<string> {
  if (!terminal.interactive) throw new RedropError('usage', { detail: '--password-stdin' })
  return askPassword({ message: terminal.t('cli.login.password', { email }), mask: '*' })
}
