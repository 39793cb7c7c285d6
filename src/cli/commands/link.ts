import { Option } from 'commander'
import type { Core } from '../../core/compose.ts'
import type { LinkRow } from '../../core/store/index.ts'
import { RedropError } from '../../shared/errors.ts'
import type { LinkMode } from '../../shared/model/index.ts'
import { fileName } from '../../shared/uri.ts'
import { withCoreAndApp, type App } from '../app/with-app.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import { interruptible } from '../interrupt.ts'
import { addLink } from '../link/add.ts'
import { findLink } from '../link/find-link.ts'
import { ownLinks } from '../link/own-links.ts'
import { pushLink } from '../link/push.ts'
import { phaseOf, showLink } from '../link/show.ts'
import { lockWaitOf } from '../put/lock-wait.ts'
import { policies, type Policy } from '../put/policy.ts'
import type { Terminal } from '../terminal.ts'
import { atPlace } from '../with-core.ts'
import { seconds, type CommonOptions, type Register } from './shared.ts'

const modes = ['on-save', 'by-key', 'by-hand'] as const satisfies readonly LinkMode[]

interface PushOptions {
  readonly onConflict?: Policy
  readonly wait?: number
}

export function linkCommand({ program, terminal, run }: Register): void {
  const { t } = terminal
  const link = program.command('link').description(t('cliLink.help.link'))
  const onProfile = (command: (core: Core, app: App | null) => Promise<ExitCode>) =>
    run(() => withCoreAndApp(terminal, command))
  link
    .command('list', { isDefault: true })
    .description(t('cliLink.help.list'))
    .action(() => onProfile((core) => list(terminal, core)))
  link
    .command('add')
    .description(t('cliLink.help.add'))
    .argument('<local>')
    .argument('<uri>')
    .option('--account <name>', t('cli.help.account'))
    .addOption(new Option('--mode <when>', t('cliLink.help.mode')).choices([...modes]).default('on-save'))
    .action((local: string, uri: string, { account: name, mode }: CommonOptions & { mode: LinkMode }) =>
      onProfile((core, app) =>
        atPlace(terminal, core, name === undefined ? {} : { account: name }, uri, (account) =>
          addLink(terminal, core, app, account, { local, uri, mode, name }),
        ),
      ),
    )
  link
    .command('push')
    .description(t('cliLink.help.push'))
    .argument('[link]')
    .addOption(new Option('--on-conflict <what>', t('cli.help.onConflict')).choices([...policies]))
    .option('--wait <seconds>', t('cli.help.wait'), seconds)
    .action((named: string | undefined, options: PushOptions) =>
      onProfile((core, app) => push(terminal, core, app, named, options)),
    )
  for (const deed of ['pause', 'resume'] as const)
    link
      .command(deed)
      .description(t(`cliLink.help.${deed}`))
      .argument('[link]')
      .action((named: string | undefined) =>
        onProfile((core, app) => setPaused(terminal, core, app, deed, named)),
      )
  link
    .command('rm')
    .description(t('cliLink.help.rm'))
    .argument('<link>')
    .action((named: string) => onProfile((core, app) => remove(terminal, core, app, named)))
}

async function list(terminal: Terminal, core: Core): Promise<ExitCode> {
  const rows = await core.store.links.list()
  for (const row of rows) await showLink(terminal, core, row)
  if (rows.length === 0) terminal.print(terminal.t('cliLink.none'))
  return exit.done
}

async function push(
  terminal: Terminal,
  core: Core,
  app: App | null,
  named: string | undefined,
  { onConflict, wait }: PushOptions,
): Promise<ExitCode> {
  const rows = named === undefined ? await changed(core) : [await findLink(terminal.t, core, named)]
  if (rows.length === 0) terminal.say(terminal.t('cliLink.nothing'))
  const drive = {
    policy: onConflict ?? (terminal.interactive ? ('ask' as const) : ('fail' as const)),
    lockWait: lockWaitOf(terminal, wait),
    allowEmpty: false,
  }
  return interruptible(async (interrupt) => {
    let code: ExitCode = exit.done
    for (const row of rows) {
      if (interrupt.signal.aborted) break
      const one = await pushLink(terminal, core, app, row, drive, interrupt)
      if (code === exit.done) code = one
    }
    return code
  })
}

async function changed(core: Core): Promise<LinkRow[]> {
  const found: LinkRow[] = []
  for (const row of await core.store.links.list()) {
    const phase = await phaseOf(core, row)
    if (phase === 'changed' || phase === 'needs-you') found.push(row)
  }
  return found
}

async function setPaused(
  terminal: Terminal,
  core: Core,
  app: App | null,
  deed: 'pause' | 'resume',
  named: string | undefined,
): Promise<ExitCode> {
  const { t } = terminal
  const rows = named === undefined ? await core.store.links.list() : [await findLink(t, core, named)]
  const own = app ? null : await ownLinks(terminal, core)
  for (const { id, file } of rows) {
    if (app) await app.client.ask({ do: deed === 'pause' ? 'linkPause' : 'linkResume', link: id })
    else await own?.setPaused(id, deed === 'pause')
    const name = fileName(file.uri)
    terminal.emit({ event: `link-${deed}`, id, uri: file.uri })
    terminal.say(t(deed === 'pause' ? 'cliLink.paused' : 'cliLink.resumed', { name }))
  }
  if (rows.length === 0) terminal.say(t('cliLink.none'))
  return exit.done
}

async function remove(terminal: Terminal, core: Core, app: App | null, named: string): Promise<ExitCode> {
  const { t } = terminal
  const { id, kind, file } = await findLink(t, core, named)
  const name = fileName(file.uri)
  if (kind === 'edit') throw new RedropError('usage', { detail: t('cliLink.isEdit', { name }) })
  if (app) await app.client.ask({ do: 'linkRemove', link: id })
  else await core.store.links.remove(id)
  terminal.emit({ event: 'link-removed', id, uri: file.uri })
  terminal.say(t('cliLink.removed', { name }))
  return exit.done
}
