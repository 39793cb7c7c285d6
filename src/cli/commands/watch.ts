import type { SocketEvent, SocketItem } from '../../core/node/local-socket/messages.ts'
import type { AppClient } from '../app/client.ts'
import { itemJson, line } from '../app/doing.ts'
import { Following } from '../app/following.ts'
import { withApp } from '../app/with-app.ts'
import { exit, type ExitCode } from '../exit-codes.ts'
import { interruptible, type Interrupt } from '../interrupt.ts'
import type { Terminal } from '../terminal.ts'
import type { Register } from './shared.ts'

export function watchCommand({ program, terminal, run }: Register): void {
  program
    .command('watch')
    .description(terminal.t('cliApp.help.watch'))
    .action(() =>
      run(() => withApp(terminal, (app) => interruptible((interrupt) => watch(terminal, app, interrupt)))),
    )
}

/** Milliseconds between two lines about the bytes of one transfer. */
const every = 1_000

async function watch(terminal: Terminal, app: AppClient, { signal }: Interrupt): Promise<ExitCode> {
  const { t } = terminal
  const following = await Following.begin(app)
  const shown = new Map<string, string>()
  const movedAt = new Map<string, number>()
  const show = (item: SocketItem) => {
    const text = line(t, item, following)
    if (shown.get(item.id) === text) return
    shown.set(item.id, text)
    terminal.emit(itemJson(item, following))
    terminal.print(text)
  }
  const hear = (event: SocketEvent) => {
    if (event.event === 'changed') {
      const wasPaused = isPaused
      isPaused = event.isPaused
      if (isPaused !== wasPaused) tellPaused(terminal, isPaused)
      event.items.forEach(show)
      for (const id of event.removed) {
        shown.delete(id)
        terminal.emit({ event: 'removed', id })
      }
      return
    }
    const now = performance.now()
    for (const { id } of event.moved) {
      const item = following.items.get(id)
      if (!item || now - (movedAt.get(id) ?? -every) < every) continue
      movedAt.set(id, now)
      show(item)
    }
  }
  let { isPaused } = following
  terminal.say(t('cliApp.watching'))
  if (isPaused) tellPaused(terminal, true)
  for (const item of following.items.values()) show(item)
  const off = following.on(hear)
  const { promise: stopped, resolve: stop } = Promise.withResolvers<'stopped'>()
  signal.addEventListener('abort', () => stop('stopped'), { once: true })
  const why = await Promise.race([stopped, following.gone])
  off()
  if (why === 'stopped') return exit.done
  terminal.emit({ event: 'quit' })
  terminal.warn(t('cliApp.quit'))
  return exit.networkOrUnknown
}

function tellPaused(terminal: Terminal, isPaused: boolean): void {
  terminal.emit({ event: 'paused', on: isPaused })
  terminal.print(terminal.t(isPaused ? 'cliApp.allPaused' : 'cliApp.notPaused'))
}
