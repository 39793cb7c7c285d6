import type { Command } from 'commander'
import type { SocketItem } from '../../core/node/local-socket/messages.ts'
import { RedropError } from '../../shared/errors.ts'
import type { MessageKey } from '../../shared/i18n/index.ts'
import type { AppClient } from '../app/client.ts'
import { itemJson, line, nameOf } from '../app/doing.ts'
import { Following } from '../app/following.ts'
import { withApp } from '../app/with-app.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'
import type { Register } from './shared.ts'

type Deed = 'pause' | 'resume' | 'retry' | 'cancel'

/** What is done with one transfer, and with all. */
const deeds = {
  pause: { all: 'pauseAll', one: 'cliApp.paused', allDone: 'cliApp.pausedAll' },
  resume: { all: 'resumeAll', one: 'cliApp.resumed', allDone: 'cliApp.resumedAll' },
  retry: { all: 'retryFailed', one: 'cliApp.retried', allDone: 'cliApp.retriedFailed' },
  cancel: { all: 'cancelAll', one: 'cli.cancel.done', allDone: 'cliApp.cancelledAll' },
} as const satisfies Record<Deed, { all: string; one: MessageKey; allDone: MessageKey }>

export function queueCommand({ program, terminal, run }: Register): void {
  const { t } = terminal
  const queue = program.command('queue').description(t('cliApp.help.queue'))
  const list = () => run(() => withApp(terminal, (app) => show(terminal, app)))
  queue.command('list', { isDefault: true }).description(t('cliApp.help.list')).action(list)
  for (const deed of ['pause', 'resume', 'retry', 'cancel'] as const) {
    const command: Command = queue
      .command(deed)
      .description(t(`cliApp.help.${deed}`))
      .argument('[id]')
    if (deed === 'cancel') command.option('--all', t('cliApp.help.all'))
    command.action((id: string | undefined, { all }: { all?: boolean }) =>
      run(() =>
        withApp(terminal, (app) => {
          // Nobody ends everything by leaving out a word.
          if (deed === 'cancel' && (id === undefined) !== (all === true))
            throw new RedropError('usage', { detail: t('cliApp.whichOne') })
          return id === undefined ? doAll(terminal, app, deed) : doOne(terminal, app, deed, id)
        }),
      ),
    )
  }
}

async function show(terminal: Terminal, app: AppClient): Promise<ExitCode> {
  const { t } = terminal
  const following = await Following.begin(app)
  const items = [...following.items.values()]
  for (const item of items) {
    terminal.emit(itemJson(item, following))
    terminal.print(line(t, item, following))
  }
  if (items.length === 0) terminal.print(t('cliApp.nothing'))
  if (following.isPaused) terminal.say(t('cliApp.allPaused'))
  return exit.done
}

async function doAll(terminal: Terminal, app: AppClient, deed: Deed): Promise<ExitCode> {
  const { all, allDone } = deeds[deed]
  await app.ask({ do: all })
  terminal.emit({ event: deed, id: null })
  terminal.say(terminal.t(allDone))
  return exit.done
}

async function doOne(terminal: Terminal, app: AppClient, deed: Deed, id: string): Promise<ExitCode> {
  const { items } = await app.ask({ do: 'list' })
  const item = only(terminal, items, id)
  await app.ask({ do: deed, transfer: item.id })
  terminal.emit({ event: deed, id: item.id, uri: item.uri })
  terminal.say(terminal.t(deeds[deed].one, { name: nameOf(item) }))
  return exit.done
}

/** The one whose id begins so. Throws RedropError `transfer-unknown`, `usage` (several). */
function only({ t }: Terminal, items: readonly SocketItem[], id: string): SocketItem {
  const [found, another] = items.filter((item) => item.id.startsWith(id))
  if (!found) throw new RedropError('transfer-unknown', { id })
  if (another) throw new RedropError('usage', { detail: t('cli.usage.transfer', { id }) })
  return found
}
